package org.zethus.dsp.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WarpedCepstrumTest {
  private static final int N_FFT = 512;
  private static final double[] CEPSTRUM = {0.3, -1.2, 0.7, 0.25, -0.4};

  /** {@code sum_m c_m cos(m w)}. */
  private static double at(double[] cepstrum, double w) {
    double sum = 0;
    for (int m = 0; m < cepstrum.length; m++) {
      sum += cepstrum[m] * Math.cos(m * w);
    }
    return sum;
  }

  private static double warped(double w, double alpha) {
    return w + 2 * Math.atan(alpha * Math.sin(w) / (1 - alpha * Math.cos(w)));
  }

  private static double[] spectrum(double[] cepstrum) {
    double[] spectrum = new double[N_FFT / 2 + 1];
    for (int k = 0; k < spectrum.length; k++) {
      spectrum[k] = at(cepstrum, 2 * Math.PI * k / N_FFT);
    }
    return spectrum;
  }

  @Test
  void withoutWarpingItIsTheCepstrum() {
    assertThat(new WarpedCepstrum(N_FFT, 4, 0).of(spectrum(CEPSTRUM)))
        .containsExactly(CEPSTRUM, within(1e-12));
    assertThat(WarpedCepstrum.warp(CEPSTRUM, 4, 0)).containsExactly(CEPSTRUM);
    assertThat(WarpedCepstrum.warp(CEPSTRUM, 6, 0)).endsWith(-0.4, 0, 0);
    assertThat(WarpedCepstrum.warp(CEPSTRUM, 1, 0)).containsExactly(0.3, -1.2);
  }

  @Test
  void warpedAxisShowsTheSameSpectrum() {
    double alpha = 0.42;
    double[] warped = new WarpedCepstrum(N_FFT, 80, alpha).of(spectrum(CEPSTRUM));
    for (double w = 0; w <= Math.PI; w += 0.1) {
      assertThat(at(warped, warped(w, alpha))).isCloseTo(at(CEPSTRUM, w), within(1e-10));
    }
  }

  /** Of even length, the bin at half the sample rate has no mirror. */
  @Test
  void lastBinCountsOnce() {
    double[] cepstrum = new double[9];
    cepstrum[8] = 0.5;
    double[] spectrum = new double[9];
    for (int k = 0; k < spectrum.length; k++) {
      spectrum[k] = at(cepstrum, 2 * Math.PI * k / 16);
    }
    assertThat(new WarpedCepstrum(16, 8, 0).of(spectrum)).containsExactly(cepstrum, within(1e-12));
  }

  @Test
  void warpingBackUndoesIt() {
    double[] there = WarpedCepstrum.warp(CEPSTRUM, 200, 0.65);
    assertThat(there[1]).isNotCloseTo(CEPSTRUM[1], within(0.1));
    assertThat(WarpedCepstrum.warp(there, 4, -0.65)).containsExactly(CEPSTRUM, within(1e-10));
  }

  @Test
  void whatIsNoWarpingIsRefused() {
    assertThatThrownBy(() -> new WarpedCepstrum(N_FFT, 13, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alpha 1.0");
    assertThatThrownBy(() -> new WarpedCepstrum(511, 13, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("n_fft 511");
    assertThatThrownBy(() -> new WarpedCepstrum(N_FFT, 3, 0).of(new double[512]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("257", "512");
  }
}
