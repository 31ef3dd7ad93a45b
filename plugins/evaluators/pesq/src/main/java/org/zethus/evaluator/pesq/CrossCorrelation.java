package org.zethus.evaluator.pesq;

import org.zethus.dsp.RealFft;

/** How alike two signals are when the second is moved against the first. */
final class CrossCorrelation {
  private CrossCorrelation() {}

  /** {@return the least power of two that is not below {@code length}} */
  static int powerOfTwo(int length) {
    return length < 2 ? 1 : 2 * Integer.highestOneBit(length - 1);
  }

  /** {@return a signal as rows of one lane, silence after it} */
  static double[][] rows(double[] signal, int length) {
    double[][] rows = new double[length][1];
    for (int i = 0; i < signal.length; i++) {
      rows[i][0] = signal[i];
    }
    return rows;
  }

  /**
   * {@return {@code sum_i a[i] b[i + lag]} at index {@code lag + a.length - 1}, for every lag at
   * which the signals meet}
   */
  static double[] of(double[] a, double[] b) {
    double[] correlation = new double[a.length + b.length - 1];
    int nFft = powerOfTwo(correlation.length);
    double[][] circle = circular(new RealFft(nFft), rows(a, nFft), rows(b, nFft));
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
  static double[][] circular(RealFft fft, double[][] a, double[][] b) {
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
