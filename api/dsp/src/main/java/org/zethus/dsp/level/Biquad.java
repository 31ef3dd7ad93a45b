package org.zethus.dsp.level;

/**
 * A filter with two poles and two zeros. The two of BS.1770 are given there at 48 kHz; here they
 * are computed from their analogue form, so that they serve any sample rate.
 *
 * @param b0 factor of the newest input
 * @param b1 of the input before
 * @param b2 of the one before that
 * @param a1 of the output before
 * @param a2 of the one before that
 */
public record Biquad(double b0, double b1, double b2, double a1, double a2) {
  /** The head's shelf: +4 dB at high frequencies; BS.1770-4 annex 1, table 1. */
  static Biquad shelf(int sampleRate) {
    double k = StrictMath.tan(Math.PI * 1681.974450955533 / sampleRate);
    double q = 0.7071752369554196;
    double high = StrictMath.pow(10, 3.999843853973347 / 20);
    double band = StrictMath.pow(high, 0.4996667741545416);
    double a0 = 1 + k / q + k * k;
    return new Biquad(
        (high + band * k / q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / q + k * k) / a0);
  }

  /** The ear's deafness to low frequencies; BS.1770-4 annex 1, table 2. */
  static Biquad highPass(int sampleRate) {
    double k = StrictMath.tan(Math.PI * 38.13547087602444 / sampleRate);
    double q = 0.5003270373238773;
    double a0 = 1 + k / q + k * k;
    return new Biquad(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
  }

  double[] filter(float[] samples) {
    double[] wide = new double[samples.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = samples[i];
    }
    return filter(wide);
  }

  /** {@return the signal, filtered; there is silence before it} */
  public double[] filter(double[] samples) {
    double[] filtered = new double[samples.length];
    double state1 = 0;
    double state2 = 0;
    for (int i = 0; i < samples.length; i++) {
      double output = b0 * samples[i] + state1;
      state1 = b1 * samples[i] - a1 * output + state2;
      state2 = b2 * samples[i] - a2 * output;
      filtered[i] = output;
    }
    return filtered;
  }
}
