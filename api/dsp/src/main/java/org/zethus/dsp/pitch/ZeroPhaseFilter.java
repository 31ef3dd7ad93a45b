package org.zethus.dsp.pitch;

/**
 * A recursive low-pass filter, run forward and backward, so that nothing is delayed.
 *
 * @param b factors of the inputs, the newest first
 * @param a factors of the outputs; the first is 1
 */
record ZeroPhaseFilter(double[] b, double[] a) {
  /** An analogue pole with a cut-off of 1 rad/s; those off the axis stand for a pair. */
  private record Pole(double re, double im) {}

  /**
   * {@return Butterworth's filter of second order}
   *
   * @param cutOff as a fraction of half the sample rate
   */
  static ZeroPhaseFilter butterworth(double cutOff) {
    double root = Math.sqrt(0.5);
    return digital(cutOff, new Pole(-root, root));
  }

  /**
   * {@return Chebyshev's filter of the first kind and third order}
   *
   * @param ripple in the band that passes, in dB
   * @param cutOff as a fraction of half the sample rate
   */
  static ZeroPhaseFilter chebyshev(double ripple, double cutOff) {
    double epsilon = Math.sqrt(StrictMath.pow(10, ripple / 10) - 1);
    double inverse = 1 / epsilon;
    double mu = StrictMath.log(inverse + Math.sqrt(inverse * inverse + 1)) / 3;
    double sinh = StrictMath.sinh(mu);
    Pole pair = new Pole(-sinh / 2, StrictMath.cosh(mu) * Math.sqrt(0.75));
    return digital(cutOff, new Pole(-sinh, 0), pair);
  }

  /** Moves poles to the z plane by the bilinear transform; all zeros lie at -1. */
  private static ZeroPhaseFilter digital(double cutOff, Pole... poles) {
    double warped = StrictMath.tan(Math.PI * cutOff / 2);
    double[] a = {1};
    double[] b = {1};
    for (Pole pole : poles) {
      double re = pole.re() * warped;
      double im = pole.im() * warped;
      double norm = (1 - re) * (1 - re) + im * im;
      double zRe = ((1 + re) * (1 - re) - im * im) / norm;
      double zIm = 2 * im / norm;
      if (im == 0) {
        a = times(a, 1, -zRe);
        b = times(b, 1, 1);
      } else {
        a = times(a, 1, -2 * zRe, zRe * zRe + zIm * zIm);
        b = times(b, 1, 2, 1);
      }
    }
    double scale = sum(a) / sum(b); // passes a constant as it is
    for (int i = 0; i < b.length; i++) {
      b[i] *= scale;
    }
    return new ZeroPhaseFilter(b, a);
  }

  private static double[] times(double[] polynomial, double... factor) {
    double[] product = new double[polynomial.length + factor.length - 1];
    for (int i = 0; i < polynomial.length; i++) {
      for (int k = 0; k < factor.length; k++) {
        product[i + k] += polynomial[i] * factor[k];
      }
    }
    return product;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  double[] apply(double[] signal) {
    return reversed(forward(reversed(forward(signal))));
  }

  private double[] forward(double[] signal) {
    double[] filtered = new double[signal.length];
    double[] state = new double[a.length];
    for (int i = 0; i < signal.length; i++) {
      double output = b[0] * signal[i] + state[0];
      for (int k = 1; k < a.length; k++) {
        state[k - 1] = b[k] * signal[i] - a[k] * output + state[k];
      }
      filtered[i] = output;
    }
    return filtered;
  }

  private static double[] reversed(double[] signal) {
    double[] reversed = new double[signal.length];
    for (int i = 0; i < signal.length; i++) {
      reversed[i] = signal[signal.length - 1 - i];
    }
    return reversed;
  }
}
