package org.zethus.dsp;

import java.util.ArrayList;
import java.util.List;

/**
 * One signal, convolved with several kernels: its blocks are transformed once. Immutable; threads
 * may share it.
 */
public final class OverlapSave {
  private static final int LANES = 16;

  private final int length;
  private final int longestKernel;
  private final int nFft;

  /** Samples that each block adds to the result. */
  private final int step;

  private final RealFft fft;
  private final List<RealFft.Spectrum> blocks = new ArrayList<>();

  /**
   * Transforms a signal.
   *
   * @param signal silence is assumed around it
   * @param longestKernel taps that a kernel may have
   */
  public OverlapSave(double[] signal, int longestKernel) {
    length = signal.length;
    this.longestKernel = longestKernel;
    nFft = Math.max(16, Integer.highestOneBit(longestKernel) * 8);
    step = nFft - longestKernel + 1;
    fft = new RealFft(nFft);
    int count = (length + longestKernel - 1 + step - 1) / step;
    for (int first = 0; first < count; first += LANES) {
      blocks.add(fft.forward(rows(signal, first, Math.min(LANES, count - first))));
    }
  }

  /** A block begins so much before its part of the result that no kernel reaches over its start. */
  private double[][] rows(double[] signal, int firstBlock, int lanes) {
    double[][] time = new double[nFft][lanes];
    for (int lane = 0; lane < lanes; lane++) {
      int start = (firstBlock + lane) * step - (longestKernel - 1);
      for (int i = Math.max(0, -start); i < nFft && start + i < signal.length; i++) {
        time[i][lane] = signal[start + i];
      }
    }
    return time;
  }

  /** {@return the whole convolution: {@code signal length + kernel length - 1} samples} */
  public double[] convolve(double[] kernel) {
    if (kernel.length < 1 || kernel.length > longestKernel) {
      throw new IllegalArgumentException(
          "need a kernel of 1 to %d taps, found %d".formatted(longestKernel, kernel.length));
    }
    double[][] time = new double[nFft][1];
    for (int i = 0; i < kernel.length; i++) {
      time[i][0] = kernel[i];
    }
    RealFft.Spectrum response = fft.forward(time);
    double[] result = new double[length + kernel.length - 1];
    for (int group = 0; group < blocks.size(); group++) {
      double[][] filtered = fft.inverse(product(blocks.get(group), response));
      for (int lane = 0; lane < filtered[0].length; lane++) {
        int to = (group * LANES + lane) * step;
        for (int i = 0; i < Math.min(step, result.length - to); i++) {
          result[to + i] = filtered[longestKernel - 1 + i][lane];
        }
      }
    }
    return result;
  }

  private static RealFft.Spectrum product(RealFft.Spectrum block, RealFft.Spectrum response) {
    int bins = block.re().length;
    double[][] re = new double[bins][];
    double[][] im = new double[bins][];
    for (int k = 0; k < bins; k++) {
      double a = response.re()[k][0];
      double b = response.im()[k][0];
      double[] x = block.re()[k];
      double[] y = block.im()[k];
      re[k] = new double[x.length];
      im[k] = new double[x.length];
      for (int q = 0; q < x.length; q++) {
        re[k][q] = x[q] * a - y[q] * b;
        im[k][q] = x[q] * b + y[q] * a;
      }
    }
    return new RealFft.Spectrum(re, im);
  }
}
