package org.zethus.evaluator.pesq;

/**
 * A band of the ear.
 *
 * @param bins of the spectrum that fall into it
 * @param centre on the Bark scale
 * @param width in Bark
 * @param correction of its power, since bins do not end where bands do
 * @param threshold power of the faintest sound that is heard
 */
record Band(int bins, double centre, double width, double correction, double threshold) {
  private static final double HALF = 0.5;

  /** Zwicker's exponent of loudness. */
  private static final double ZWICKER = 0.23;

  private static final double LOUDNESS_SCALE = 0.1866055;

  /** {@return Zwicker's exponent, higher below 4 Bark} */
  private double exponent() {
    double rise = centre < 4 ? Math.min(2, 6 / (centre + 2)) : 1;
    return ZWICKER * StrictMath.pow(rise, 0.15);
  }

  /** {@return how loud a power is, in sone per Bark; 0 below the threshold} */
  double loudness(double power) {
    if (power <= threshold) {
      return 0;
    }
    double exponent = exponent();
    return LOUDNESS_SCALE
        * StrictMath.pow(threshold / HALF, exponent)
        * (StrictMath.pow(HALF + HALF * power / threshold, exponent) - 1);
  }
}
