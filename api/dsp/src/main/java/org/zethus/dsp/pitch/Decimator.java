package org.zethus.dsp.pitch;

/**
 * Every so manyth sample, after a low-pass filter that delays nothing. The last sample is one of
 * those kept.
 */
final class Decimator {
  private static final double RIPPLE_DB = 0.05;
  private static final double PASSED = 0.8;

  /** Samples around the signal, like those at its ends, in which the filter settles. */
  private static final int SETTLING = 150;

  private Decimator() {}

  /** {@return {@code ceil(n / ratio)} samples} */
  static double[] decimate(double[] signal, int ratio) {
    if (ratio == 1) {
      return signal.clone();
    }
    int n = signal.length;
    double[] longer = new double[n + 2 * SETTLING];
    for (int i = 0; i < longer.length; i++) {
      longer[i] = signal[Math.max(0, Math.min(n - 1, i - SETTLING))];
    }
    double[] filtered = ZeroPhaseFilter.chebyshev(RIPPLE_DB, PASSED / ratio).apply(longer);
    double[] kept = new double[(n + ratio - 1) / ratio];
    int first = SETTLING + (n - 1) % ratio;
    for (int i = 0; i < kept.length; i++) {
      kept[i] = filtered[first + i * ratio];
    }
    return kept;
  }
}
