package org.zethus.crepe;

/**
 * The pitch scale of CREPE: {@value #COUNT} bins, {@value #WIDTH_CENTS} cents apart, from 31.7 Hz
 * to 2005.5 Hz. Cents (hundredths of a semitone) are counted from 10 Hz.
 *
 * @see <a href="https://arxiv.org/abs/1802.06182">Kim et al. 2018, equations 1 to 3</a>
 */
public final class PitchBins {
  /** How many there are. */
  public static final int COUNT = 360;

  /** Distance of two neighbours. */
  public static final int WIDTH_CENTS = 20;

  private static final double LOWEST_CENTS = 1997.379408437619;
  private static final double BASE_HZ = 10;
  private static final double TARGET_DEVIATION_CENTS = 25;

  /** Bins on each side of the highest one that take part in the average. */
  private static final int REACH = 4;

  private PitchBins() {}

  /** {@return the lowest bin's frequency in Hz} */
  public static double lowestHertz() {
    return hertz(LOWEST_CENTS);
  }

  /** {@return the highest bin's frequency in Hz} */
  public static double highestHertz() {
    return hertz(cents(COUNT - 1));
  }

  private static double cents(int bin) {
    return LOWEST_CENTS + WIDTH_CENTS * bin;
  }

  private static double hertz(double cents) {
    return BASE_HZ * StrictMath.pow(2, cents / 1200);
  }

  /** {@return what the bins should say of a frequency: a bell around it, at most 1} */
  public static float[] target(double hertz) {
    double centre = 1200 * StrictMath.log(hertz / BASE_HZ) / StrictMath.log(2);
    float[] target = new float[COUNT];
    for (int bin = 0; bin < COUNT; bin++) {
      double deviations = (cents(bin) - centre) / TARGET_DEVIATION_CENTS;
      target[bin] = (float) StrictMath.exp(-deviations * deviations / 2);
    }
    return target;
  }

  /** {@return the bin that says most; the first of several} */
  public static int highest(float[] salience) {
    int highest = 0;
    for (int bin = 1; bin < salience.length; bin++) {
      highest = salience[bin] > salience[highest] ? bin : highest;
    }
    return highest;
  }

  /**
   * {@return the frequency in Hz around a bin: the mean of the cents of its neighbours up to 4 bins
   * away, weighted by what they say}
   *
   * @param salience what each bin says, from 0 to 1
   * @param centre a bin that says more than 0
   */
  public static double hertzNear(float[] salience, int centre) {
    double weights = 0;
    double sum = 0;
    for (int bin = Math.max(0, centre - REACH); bin <= Math.min(COUNT - 1, centre + REACH); bin++) {
      weights += salience[bin];
      sum += salience[bin] * cents(bin);
    }
    return hertz(sum / weights);
  }
}
