package org.zethus.torch.gan;

import java.util.Arrays;

/** How loud the ear hears a frequency: the A-weighting of IEC 61672-1, annex E. */
final class AWeighting {
  private static final double[] CORNERS_HZ = {20.598997, 107.65265, 737.86223, 12194.217};
  private static final double GAIN_AT_1_KHZ_DB = 2;
  private static final double LEAST_DB = -80;

  /** The constant bin has no frequency; the published losses weigh it as 10 Hz. */
  private static final double CONSTANT_BIN_HZ = 10;

  private AWeighting() {}

  /** {@return a factor for the magnitude of each bin} */
  static float[] magnitudes(int sampleRate, int nFft) {
    float[] factors = new float[nFft / 2 + 1];
    for (int bin = 0; bin < factors.length; bin++) {
      double hertz = bin == 0 ? CONSTANT_BIN_HZ : (double) bin * sampleRate / nFft;
      factors[bin] = (float) Math.pow(10, Math.max(LEAST_DB, decibels(hertz)) / 20);
    }
    return factors;
  }

  private static double decibels(double hertz) {
    double f2 = hertz * hertz;
    double[] c2 = new double[CORNERS_HZ.length];
    Arrays.setAll(c2, i -> CORNERS_HZ[i] * CORNERS_HZ[i]);
    double gain =
        c2[3] * f2 * f2 / ((f2 + c2[0]) * Math.sqrt((f2 + c2[1]) * (f2 + c2[2])) * (f2 + c2[3]));
    return GAIN_AT_1_KHZ_DB + 20 * Math.log10(gain);
  }
}
