package org.zethus.dsp.envelope;

import org.zethus.dsp.RealFft;

/**
 * Cepstrum over a warped frequency axis, the mel cepstrum of speech coders and synthesisers: {@code
 * ln|H(w)| = sum_m c_m cos(m v)} with {@code v = w + 2 atan(a sin w / (1 - a cos w))}, the phase of
 * an all-pass filter. For {@code a} above 0, low frequencies are seen more finely; 0.42 at 16 kHz
 * comes close to the mel scale. Immutable; threads may share it.
 *
 * @see <a href="https://doi.org/10.1109/PROC.1972.8727">Oppenheim, Johnson 1972: the warping</a>
 * @see <a href="https://doi.org/10.1109/ICASSP.1992.225953">Fukada et al. 1992: for speech</a>
 */
public final class WarpedCepstrum {
  private final int nFft;
  private final int order;
  private final double alpha;
  private final RealFft fft;

  /**
   * An analysis.
   *
   * @param nFft size, in samples, of the Fourier transforms the spectra come from; even
   * @param order of the last coefficient
   * @param alpha warping, between -1 and 1; 0 for none
   */
  public WarpedCepstrum(int nFft, int order, double alpha) {
    if (nFft < 2 || nFft % 2 != 0 || order < 0 || !(Math.abs(alpha) < 1)) {
      throw new IllegalArgumentException(
          "need an even n_fft, an order of at least 0 and alpha between -1 and 1, found n_fft %d, order %d, alpha %s"
              .formatted(nFft, order, alpha));
    }
    this.nFft = nFft;
    this.order = order;
    this.alpha = alpha;
    fft = new RealFft(nFft);
  }

  /**
   * {@return coefficients 0 to {@code order} of a spectrum}
   *
   * @param logAmplitude natural logarithms of the amplitudes of bins 0 to {@code nFft / 2}
   */
  public double[] of(double[] logAmplitude) {
    if (logAmplitude.length != fft.bins()) {
      throw new IllegalArgumentException(
          "need %d bins for n_fft %d, found %d".formatted(fft.bins(), nFft, logAmplitude.length));
    }
    double[][] re = RealFft.rows(logAmplitude, fft.bins());
    double[][] time = fft.inverse(new RealFft.Spectrum(re, new double[fft.bins()][1]));
    double[] cepstrum = new double[fft.bins()];
    for (int n = 0; n < cepstrum.length; n++) {
      boolean twoSided = n > 0 && 2 * n < nFft; // its mirror is counted with it
      cepstrum[n] = time[n][0] * (twoSided ? 2 : 1);
    }
    return warp(cepstrum, order, alpha);
  }

  /**
   * {@return the same spectrum, described by coefficients 0 to {@code order} over another axis} The
   * way back is to warp by {@code -alpha}; only with endless coefficients is nothing lost.
   *
   * @param cepstrum coefficients from 0 on
   * @param alpha between -1 and 1; 0 changes nothing
   */
  public static double[] warp(double[] cepstrum, int order, double alpha) {
    // Horner's rule for a polynomial in the all-pass (z^-1 - a) / (1 - a z^-1), last one first.
    double[] warped = new double[order + 1];
    for (int n = cepstrum.length - 1; n >= 0; n--) {
      double before = warped[0];
      warped[0] = cepstrum[n] + alpha * before;
      for (int m = 1; m <= order; m++) {
        double old = warped[m];
        warped[m] =
            m == 1
                ? (1 - alpha * alpha) * before + alpha * old
                : before + alpha * (old - warped[m - 1]);
        before = old;
      }
    }
    return warped;
  }
}
