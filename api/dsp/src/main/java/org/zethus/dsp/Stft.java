package org.zethus.dsp;

import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.MelSpec.Padding;

/**
 * Short-time Fourier transform with a periodic Hann or a rectangular window, and its inverse.
 * Immutable; threads may share it.
 *
 * <p>Frame {@code t} is the {@code nFft} samples of the padded signal from {@code t * hopLength};
 * the window lies in the middle of them. Reflection goes on to and fro where the signal is shorter
 * than the padding.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1984.1164317">Griffin, Lim 1984, section III: the
 *     inverse</a>
 */
public final class Stft {
  /** Frames that are transformed together: long enough for vectors, short enough for the cache. */
  private static final int LANES = 32;

  private final int nFft;
  private final int hopLength;
  private final Padding padding;
  private final double[] window;
  private final RealFft fft;

  /** Takes a block of spectra: rows are bins, lanes are frames. */
  @FunctionalInterface
  interface BlockConsumer {
    /**
     * Takes frames {@code first} to {@code first + count}; lanes beyond are rubbish.
     *
     * @param re (bins, lanes); may be overwritten
     * @param im (bins, lanes); may be overwritten
     */
    void accept(int first, int count, double[][] re, double[][] im);
  }

  /** The shape of the window. */
  public enum Window {
    /** Periodic raised cosine. */
    HANN,
    /** Ones. */
    RECTANGULAR
  }

  /**
   * A transform with a Hann window.
   *
   * @param nFft FFT size in samples
   * @param winLength window in samples, at most {@code nFft}
   * @param hopLength samples between two frames
   * @param padding what the signal is continued with at both ends
   */
  public Stft(int nFft, int winLength, int hopLength, Padding padding) {
    this(nFft, winLength, hopLength, padding, Window.HANN);
  }

  /**
   * A transform.
   *
   * @param nFft FFT size in samples
   * @param winLength window in samples, at most {@code nFft}
   * @param hopLength samples between two frames
   * @param padding what the signal is continued with at both ends
   * @param shape of the window
   */
  public Stft(int nFft, int winLength, int hopLength, Padding padding, Window shape) {
    if (hopLength < 1 || winLength < 1 || winLength > nFft) {
      throw new IllegalArgumentException(
          "need hop >= 1 and 1 <= win <= n_fft, found hop %d, win %d, n_fft %d"
              .formatted(hopLength, winLength, nFft));
    }
    this.nFft = nFft;
    this.hopLength = hopLength;
    this.padding = padding;
    window = window(nFft, winLength, shape);
    fft = new RealFft(nFft);
  }

  /** {@return the transform that the mel frames of {@code spec} are made with} */
  public static Stft of(MelSpec spec) {
    return new Stft(spec.nFft(), spec.winLength(), spec.hopLength(), spec.padding());
  }

  private static double[] window(int nFft, int winLength, Window shape) {
    double[] window = new double[nFft];
    int left = (nFft - winLength) / 2;
    for (int i = 0; i < winLength; i++) {
      window[left + i] =
          shape == Window.HANN ? 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / winLength) : 1;
    }
    return window;
  }

  /** {@return frequency bins per frame, {@code nFft / 2 + 1}} */
  public int bins() {
    return fft.bins();
  }

  /** {@return samples added at each end} */
  public int pad() {
    return padding == Padding.HOP_REFLECT ? Math.max(0, nFft - hopLength) / 2 : nFft / 2;
  }

  /** {@return how many frames so many samples make; none make none} */
  public int frames(int samples) {
    long room = samples + 2L * pad() - nFft;
    return samples == 0 || room < 0 ? 0 : (int) (room / hopLength) + 1;
  }

  /** {@return how many samples {@link #inverse} makes of so many frames} */
  public int samples(int frames) {
    return frames == 0 ? 0 : Math.max(0, (frames - 1) * hopLength + nFft - 2 * pad());
  }

  /** {@return the complex spectra of all frames} */
  public Spectrogram forward(float[] samples) {
    int frames = frames(samples.length);
    float[] real = new float[bins() * frames];
    float[] imag = new float[bins() * frames];
    forEachBlock(
        samples,
        (first, count, re, im) -> {
          for (int k = 0; k < re.length; k++) {
            copy(re[k], real, k * frames + first, count);
            copy(im[k], imag, k * frames + first, count);
          }
        });
    return new Spectrogram(bins(), frames, real, imag);
  }

  /**
   * {@return magnitudes {@code sqrt(re² + im² + epsilon)}, (bins, frames) row by row}
   *
   * @param epsilon added under the square root; published models differ in it
   */
  public float[] magnitude(float[] samples, double epsilon) {
    int frames = frames(samples.length);
    float[] magnitude = new float[bins() * frames];
    forEachBlock(
        samples,
        (first, count, re, im) -> {
          for (int k = 0; k < re.length; k++) {
            toMagnitude(re[k], im[k], epsilon);
            copy(re[k], magnitude, k * frames + first, count);
          }
        });
    return magnitude;
  }

  private static void copy(double[] from, float[] to, int offset, int count) {
    for (int i = 0; i < count; i++) {
      to[offset + i] = (float) from[i];
    }
  }

  /** Puts magnitudes in place of real parts. */
  static void toMagnitude(double[] re, double[] im, double epsilon) {
    for (int q = 0; q < re.length; q++) {
      re[q] = Math.sqrt(re[q] * re[q] + im[q] * im[q] + epsilon);
    }
  }

  void forEachBlock(float[] samples, BlockConsumer consumer) {
    int frames = frames(samples.length);
    if (frames == 0) {
      return;
    }
    float[] padded = padded(samples);
    double[][] time = new double[nFft][LANES];
    for (int first = 0; first < frames; first += LANES) {
      int count = Math.min(LANES, frames - first);
      for (int i = 0; i < nFft; i++) {
        double[] row = time[i];
        int at = first * hopLength + i;
        for (int lane = 0; lane < count; lane++) {
          row[lane] = padded[at] * window[i];
          at += hopLength;
        }
      }
      RealFft.Spectrum spectrum = fft.forward(time);
      consumer.accept(first, count, spectrum.re(), spectrum.im());
    }
  }

  private float[] padded(float[] samples) {
    int pad = pad();
    float[] padded = new float[samples.length + 2 * pad];
    System.arraycopy(samples, 0, padded, pad, samples.length);
    if (padding != Padding.CENTER_ZERO) {
      for (int i = 0; i < pad; i++) {
        padded[pad - 1 - i] = samples[reflected(-1 - i, samples.length)];
        padded[pad + samples.length + i] = samples[reflected(samples.length + i, samples.length)];
      }
    }
    return padded;
  }

  /**
   * The index within the signal that {@code index} outside stands for; the ends are not repeated.
   */
  private static int reflected(int index, int length) {
    int period = Math.max(1, 2 * (length - 1));
    int place = Math.floorMod(index, period);
    return Math.min(place, period - place) % length;
  }

  /**
   * {@return the signal whose frames come closest to the given ones (least squares), without the
   * padding; {@link #samples} of them}
   */
  public float[] inverse(Spectrogram spectrogram) {
    if (spectrogram.bins() != bins()) {
      throw new IllegalArgumentException(
          "need %d bins for n_fft %d, found %d".formatted(bins(), nFft, spectrogram.bins()));
    }
    int frames = spectrogram.frames();
    int length = samples(frames);
    double[] sum = new double[frames == 0 ? 0 : (frames - 1) * hopLength + nFft];
    double[] weight = new double[sum.length];
    for (int first = 0; first < frames; first += LANES) {
      int count = Math.min(LANES, frames - first);
      double[][] re = rows(spectrogram.real(), frames, first, count);
      double[][] im = rows(spectrogram.imag(), frames, first, count);
      double[][] time = fft.inverse(new RealFft.Spectrum(re, im));
      for (int lane = 0; lane < count; lane++) {
        int start = (first + lane) * hopLength;
        for (int i = 0; i < nFft; i++) {
          sum[start + i] += time[i][lane] * window[i];
          weight[start + i] += window[i] * window[i];
        }
      }
    }
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      double total = weight[pad() + i];
      // Where no window reaches, the frames say nothing.
      samples[i] = (float) (total > Float.MIN_NORMAL ? sum[pad() + i] / total : sum[pad() + i]);
    }
    return samples;
  }

  private double[][] rows(float[] values, int frames, int first, int count) {
    double[][] rows = new double[bins()][LANES];
    for (int k = 0; k < rows.length; k++) {
      for (int lane = 0; lane < count; lane++) {
        rows[k][lane] = values[k * frames + first + lane];
      }
    }
    return rows;
  }
}
