package org.zethus.dsp;

/**
 * Autocorrelation of frames, {@code r[lag] = sum_i x[i] x[i + lag]}, by way of the power spectrum.
 * Immutable; threads may share it.
 */
public final class Autocorrelation {
  private static final int LANES = 16;

  private final int frameLength;
  private final int maxLag;
  private final int nFft;
  private final RealFft fft;

  /** Takes the result of one frame. */
  @FunctionalInterface
  public interface Consumer {
    /**
     * Takes a frame.
     *
     * @param correlation at lags 0 to {@code maxLag}; overwritten after the call
     */
    void accept(int frame, double[] correlation);
  }

  /**
   * An autocorrelation.
   *
   * @param frameLength samples per frame
   * @param maxLag the largest lag wanted, less than {@code frameLength}
   */
  public Autocorrelation(int frameLength, int maxLag) {
    this.frameLength = frameLength;
    this.maxLag = maxLag;
    // Zeros, so that the end does not meet the beginning.
    nFft = RealFft.fastLength(frameLength + maxLag);
    fft = new RealFft(nFft);
  }

  /**
   * Hands out the autocorrelation of each frame, in order.
   *
   * @param start first sample of the first frame; outside the samples is silence
   * @param hopLength samples between two frames
   */
  public void forEachFrame(
      float[] samples, int start, int hopLength, int frames, Consumer consumer) {
    double[] correlation = new double[maxLag + 1];
    double[][] time = new double[nFft][LANES];
    for (int first = 0; first < frames; first += LANES) {
      int count = Math.min(LANES, frames - first);
      for (int i = 0; i < nFft; i++) {
        for (int lane = 0; lane < LANES; lane++) {
          int at = start + (first + lane) * hopLength + i;
          boolean inside = i < frameLength && lane < count && at >= 0 && at < samples.length;
          time[i][lane] = inside ? samples[at] : 0;
        }
      }
      RealFft.Spectrum spectrum = fft.forward(time);
      for (int k = 0; k < spectrum.re().length; k++) {
        toPower(spectrum.re()[k], spectrum.im()[k]);
      }
      time = fft.inverse(spectrum);
      for (int lane = 0; lane < count; lane++) {
        for (int lag = 0; lag <= maxLag; lag++) {
          correlation[lag] = time[lag][lane];
        }
        consumer.accept(first + lane, correlation);
      }
    }
  }

  private static void toPower(double[] re, double[] im) {
    for (int q = 0; q < re.length; q++) {
      re[q] = re[q] * re[q] + im[q] * im[q];
      im[q] = 0;
    }
  }
}
