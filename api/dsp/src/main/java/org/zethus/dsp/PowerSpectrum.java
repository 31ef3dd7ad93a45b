package org.zethus.dsp;

import java.util.Arrays;

/**
 * Power spectral density, one-sided: how the power of a signal is spread over frequency, in units
 * of its square per Hz.
 *
 * @param density at frequencies 0 to half the sample rate, {@code sampleRate / nFft} apart
 * @param sampleRate of the signal in Hz
 * @param nFft FFT size in samples
 */
public record PowerSpectrum(double[] density, int sampleRate, int nFft) {
  private static final int LARGEST_FACTOR = 1000;

  /**
   * {@return the mean over segments with a Hann window that overlap by half, each without its mean}
   * A shorter signal is one segment.
   *
   * @param segment samples per segment
   * @param nFft at least {@code segment}; zeros are added
   * @see <a href="https://doi.org/10.1109/TAU.1967.1161901">Welch 1967</a>
   */
  public static PowerSpectrum welch(float[] samples, int sampleRate, int segment, int nFft) {
    int length = Math.min(segment, samples.length);
    double[] window = new double[length];
    for (int i = 0; i < length; i++) {
      window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / length);
    }
    RealFft fft = new RealFft(nFft);
    double[] sum = new double[fft.bins()];
    int hop = length - length / 2;
    int count = 0;
    for (int start = 0; start + length <= samples.length; start += hop) {
      add(sum, powers(fft, samples, start, window, nFft));
      count++;
    }
    return scaled(sum, count, window, sampleRate, nFft);
  }

  /**
   * {@return the spectrum of the whole signal without its mean, under a Kaiser window} Of a length
   * whose transform would be slow, a prime for instance, the last samples are left out.
   *
   * @param beta of the window: higher means less leakage and wider peaks
   */
  public static PowerSpectrum periodogram(float[] samples, int sampleRate, double beta) {
    int length = samples.length;
    while (largestFactor(length) > LARGEST_FACTOR) {
      length--;
    }
    double[] window = new double[length];
    for (int i = 0; i < length; i++) {
      double place = 2.0 * i / length - 1;
      window[i] = Resampler.Window.KAISER.at(place, beta);
    }
    double[] powers = powers(new RealFft(length), samples, 0, window, length);
    return scaled(powers, 1, window, sampleRate, length);
  }

  private static int largestFactor(int number) {
    int rest = number;
    int largest = 1;
    for (int factor = 2; (long) factor * factor <= rest; factor++) {
      while (rest % factor == 0) {
        rest /= factor;
        largest = factor;
      }
    }
    return Math.max(largest, rest);
  }

  private static double[] powers(
      RealFft fft, float[] samples, int start, double[] window, int nFft) {
    double mean = 0;
    for (int i = 0; i < window.length; i++) {
      mean += samples[start + i] / (double) window.length;
    }
    double[][] time = new double[nFft][1];
    for (int i = 0; i < window.length; i++) {
      time[i][0] = (samples[start + i] - mean) * window[i];
    }
    return fft.forward(time).power(0);
  }

  private static void add(double[] sum, double[] values) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += values[k];
    }
  }

  private static PowerSpectrum scaled(
      double[] sum, int count, double[] window, int sampleRate, int nFft) {
    double windowPower = Arrays.stream(window).map(value -> value * value).sum();
    double[] density = new double[sum.length];
    for (int k = 0; k < density.length; k++) {
      boolean twoSided = k > 0 && 2 * k < nFft; // its mirror is counted with it
      density[k] = sum[k] * (twoSided ? 2 : 1) / (count * sampleRate * windowPower);
    }
    return new PowerSpectrum(density, sampleRate, nFft);
  }

  /** {@return the frequency of a bin in Hz} */
  public double frequency(int bin) {
    return (double) bin * sampleRate / nFft;
  }

  /** {@return the bin nearest to a frequency} */
  public int bin(double hertz) {
    int bin = (int) Math.ceil(hertz * nFft / sampleRate - 0.5);
    return Math.max(0, Math.min(density.length - 1, bin));
  }
}
