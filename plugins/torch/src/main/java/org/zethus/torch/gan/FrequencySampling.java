package org.zethus.torch.gan;

/** Filters whose response is given at points of the spectrum, under a Hamming window. */
final class FrequencySampling {
  private FrequencySampling() {}

  /**
   * {@return the taps of a low-pass filter with an edge around {@code edge}}
   *
   * @param edge in parts of half the sample rate
   * @param width of the edge: it falls from {@code edge / (1 + width)} to {@code edge * (1 +
   *     width)}
   * @param taps how many, a power of two
   */
  static float[] lowPass(double edge, double width, int taps) {
    double pass = edge / (1 + width);
    double stop = edge * (1 + width);
    int size = 2 * taps;
    float[] filter = new float[taps];
    double middle = (taps - 1) / 2.0;
    for (int n = 0; n < taps; n++) {
      double sum = 0;
      for (int bin = 0; bin <= taps; bin++) {
        double gain = gain((double) bin / taps, pass, stop);
        double weight = bin == 0 || bin == taps ? 1 : 2;
        sum += weight * gain * StrictMath.cos(2 * Math.PI * bin * (n - middle) / size);
      }
      double hamming = 0.54 - 0.46 * StrictMath.cos(2 * Math.PI * n / (taps - 1));
      filter[n] = (float) (sum / size * hamming);
    }
    return filter;
  }

  private static double gain(double frequency, double pass, double stop) {
    return frequency <= pass ? 1 : frequency >= stop ? 0 : (stop - frequency) / (stop - pass);
  }
}
