package org.zethus.dsp;

import org.zethus.api.audio.Waveform;

/**
 * Changes the sample rate by a windowed sinc: band-limited interpolation, cut off below the lower
 * of both Nyquist frequencies. Immutable; threads may share it.
 *
 * <p>Output sample {@code i} stands at the same time as input position {@code i * from / to}; there
 * are {@code ceil(samples * to / from)} of them. Outside the signal is silence.
 *
 * @see <a href="https://ccrma.stanford.edu/~jos/resample/">Smith, Digital Audio Resampling</a>
 */
public final class Resampler {
  /** More phases than this are computed when needed instead of kept. */
  private static final int MOST_KEPT_PHASES = 4096;

  private final int sampleRate;
  private final int newRate;
  private final int from;
  private final int to;
  private final Filter filter;

  /** Output samples per cut-off period: below 1 when the filter must be wider than the input's. */
  private final double scale;

  private final int halfWidth;
  private final double[][] phases;

  /**
   * The low-pass filter.
   *
   * @param zeroCrossings of the sinc on each side; more make a steeper edge
   * @param rolloff where it cuts off, in parts of the Nyquist frequency
   * @param window how the sinc ends
   * @param beta of a Kaiser window: higher means less leakage and a wider edge
   */
  public record Filter(int zeroCrossings, double rolloff, Window window, double beta) {
    /** Passes up to 0.91 of the Nyquist frequency, and takes off 100 dB from 1.0 on. */
    public static final Filter HIGH_QUALITY = new Filter(70, 0.9565, Window.KAISER, 10.06);

    public Filter {
      if (zeroCrossings < 1 || !(0 < rolloff && rolloff <= 1) || beta < 0) {
        throw new IllegalArgumentException(
            "need zero crossings >= 1, 0 < rolloff <= 1 and beta >= 0, found %d, %s and %s"
                .formatted(zeroCrossings, rolloff, beta));
      }
    }

    /** The filter's value at a time counted in zero crossings. */
    double at(double time) {
      if (Math.abs(time) >= zeroCrossings) {
        return 0;
      }
      double sinc = time == 0 ? 1 : StrictMath.sin(Math.PI * time) / (Math.PI * time);
      return sinc * window.at(time / zeroCrossings, beta);
    }
  }

  /** How the sinc ends. */
  public enum Window {
    /** Raised cosine. */
    HANN {
      @Override
      double at(double place, double beta) {
        double cos = StrictMath.cos(Math.PI * place / 2);
        return cos * cos;
      }
    },
    /** Kaiser's window with a parameter. */
    KAISER {
      @Override
      double at(double place, double beta) {
        return bessel0(beta * Math.sqrt(1 - place * place)) / bessel0(beta);
      }
    };

    /** The window's value at {@code place} in (-1, 1). */
    abstract double at(double place, double beta);

    /** Modified Bessel function of the first kind and order zero, by its power series. */
    private static double bessel0(double x) {
      double sum = 1;
      double term = 1;
      for (int k = 1; term > 1e-17 * sum; k++) {
        term *= x / (2 * k) * (x / (2 * k));
        sum += term;
      }
      return sum;
    }
  }

  /** A change of rate with {@link Filter#HIGH_QUALITY}. */
  public Resampler(int sampleRate, int newRate) {
    this(sampleRate, newRate, Filter.HIGH_QUALITY);
  }

  /**
   * A change of rate.
   *
   * @param sampleRate of the input in Hz
   * @param newRate of the output in Hz
   */
  public Resampler(int sampleRate, int newRate, Filter filter) {
    if (sampleRate < 1 || newRate < 1) {
      throw new IllegalArgumentException(
          "need sample rates of at least 1 Hz, found %d and %d".formatted(sampleRate, newRate));
    }
    this.sampleRate = sampleRate;
    this.newRate = newRate;
    this.filter = filter;
    int divisor = greatestCommonDivisor(sampleRate, newRate);
    from = sampleRate / divisor;
    to = newRate / divisor;
    scale = Math.min(1, (double) to / from) * filter.rolloff();
    halfWidth = (int) Math.ceil(filter.zeroCrossings() / scale);
    phases = new double[to <= MOST_KEPT_PHASES ? to : 0][];
    for (int phase = 0; phase < phases.length; phase++) {
      phases[phase] = taps(phase);
    }
  }

  /** {@return the waveform at {@code newRate}; itself where that is its rate already} */
  public static Waveform resample(Waveform waveform, int newRate) {
    return waveform.sampleRate() == newRate
        ? waveform
        : new Resampler(waveform.sampleRate(), newRate).resample(waveform);
  }

  /** {@return the waveform at the new rate, channel by channel} */
  public Waveform resample(Waveform waveform) {
    if (waveform.sampleRate() != sampleRate) {
      throw new IllegalArgumentException(
          "need sound of %d Hz, found %d Hz".formatted(sampleRate, waveform.sampleRate()));
    }
    float[][] channels = new float[waveform.channels()][];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = resample(waveform.channel(c));
    }
    return Waveform.of(newRate, channels);
  }

  /** {@return the samples at the new rate} */
  public float[] resample(float[] samples) {
    if (from == to) {
      return samples.clone();
    }
    int length = Math.toIntExact(((long) samples.length * to + from - 1) / from);
    float[] padded = new float[samples.length + 2 * halfWidth + 1];
    System.arraycopy(samples, 0, padded, halfWidth, samples.length);
    float[] output = new float[length];
    for (int i = 0; i < length; i++) {
      long position = (long) i * from;
      int phase = (int) (position % to);
      double[] taps = phases.length > 0 ? phases[phase] : taps(phase);
      output[i] = (float) product(taps, padded, (int) (position / to));
    }
    return output;
  }

  /** The filter around an output {@code phase / to} of a sample after an input sample. */
  private double[] taps(int phase) {
    double[] taps = new double[2 * halfWidth + 1];
    double offset = (double) phase / to;
    for (int i = 0; i < taps.length; i++) {
      taps[i] = scale * filter.at((i - halfWidth - offset) * scale);
    }
    return taps;
  }

  /** Four sums side by side, since one would wait for each addition. */
  private static double product(double[] taps, float[] samples, int start) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < taps.length; i += 4) {
      sum0 += taps[i] * samples[start + i];
      sum1 += taps[i + 1] * samples[start + i + 1];
      sum2 += taps[i + 2] * samples[start + i + 2];
      sum3 += taps[i + 3] * samples[start + i + 3];
    }
    for (; i < taps.length; i++) {
      sum0 += taps[i] * samples[start + i];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
