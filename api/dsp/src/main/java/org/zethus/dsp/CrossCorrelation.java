package org.zethus.dsp;

/** How alike two signals are when the second is moved against the first, by way of the spectra. */
public final class CrossCorrelation {
  private CrossCorrelation() {}

  /**
   * {@return {@code sum_i a[i] b[i + lag]} at index {@code lag + a.length - 1}, for every lag at
   * which the signals meet}
   *
   * @param a samples, at least one
   * @param b samples, at least one
   */
  public static double[] of(double[] a, double[] b) {
    double[] correlation = new double[a.length + b.length - 1];
    int nFft = RealFft.fastLength(correlation.length);
    RealFft fft = new RealFft(nFft);
    double[][] circle = circular(fft, RealFft.rows(a, nFft), RealFft.rows(b, nFft));
    for (int i = 0; i < correlation.length; i++) {
      correlation[i] = circle[Math.floorMod(i - (a.length - 1), nFft)][0];
    }
    return correlation;
  }

  /**
   * {@return {@code sum_i a[i] b[i + lag]} for signals on a circle, a row for each lag from 0 on;
   * negative ones stand at the end}
   *
   * @param fft of the circle's length
   * @param a one signal per lane; overwritten
   * @param b one signal per lane; overwritten
   */
  public static double[][] circular(RealFft fft, double[][] a, double[][] b) {
    RealFft.Spectrum x = fft.forward(a);
    RealFft.Spectrum y = fft.forward(b);
    for (int k = 0; k < fft.bins(); k++) {
      conjugateProduct(x.re()[k], x.im()[k], y.re()[k], y.im()[k]);
    }
    return fft.inverse(x);
  }

  /** Puts {@code conj(x) y} in place of x. */
  private static void conjugateProduct(double[] re, double[] im, double[] yRe, double[] yIm) {
    for (int lane = 0; lane < re.length; lane++) {
      double product = re[lane] * yRe[lane] + im[lane] * yIm[lane];
      im[lane] = re[lane] * yIm[lane] - im[lane] * yRe[lane];
      re[lane] = product;
    }
  }
}
