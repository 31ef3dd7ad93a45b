package org.zethus.torch.nn.snake;

/**
 * A low-pass filter by the window method: an ideal one, ended by a Kaiser window that is as long as
 * the wanted edge needs.
 */
final class KaiserSinc {
  private KaiserSinc() {}

  /**
   * {@return the taps, which sum to 1}
   *
   * @param cutoff in cycles per sample, above 0, at most 0.5
   * @param halfWidth of the edge, in cycles per sample
   */
  static float[] taps(double cutoff, double halfWidth, int count) {
    if (!(0 < cutoff && cutoff <= 0.5) || count < 1) {
      throw new IllegalArgumentException(
          "need 0 < cutoff <= 0.5 and at least 1 tap, found %s and %d".formatted(cutoff, count));
    }
    double beta = beta(2.285 * (count / 2 - 1) * Math.PI * 4 * halfWidth + 7.95);
    double middle = (count - 1) / 2.0;
    double[] taps = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double place = middle == 0 ? 0 : (i - middle) / middle;
      double window = bessel0(beta * Math.sqrt(1 - place * place)) / bessel0(beta);
      taps[i] = window * sinc(2 * cutoff * (i - middle));
      sum += taps[i];
    }
    float[] normalised = new float[count];
    for (int i = 0; i < count; i++) {
      normalised[i] = (float) (taps[i] / sum);
    }
    return normalised;
  }

  /** Kaiser's rule for the window's shape, by the attenuation in dB. */
  private static double beta(double attenuation) {
    if (attenuation > 50) {
      return 0.1102 * (attenuation - 8.7);
    }
    return attenuation < 21
        ? 0
        : 0.5842 * Math.pow(attenuation - 21, 0.4) + 0.07886 * (attenuation - 21);
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
  }

  /** Modified Bessel function of the first kind and order zero, by its power series. */
  private static double bessel0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
