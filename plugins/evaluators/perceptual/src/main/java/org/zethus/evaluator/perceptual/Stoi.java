package org.zethus.evaluator.perceptual;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.zethus.api.audio.MelSpec.Padding;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.Stft;
import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.PairScore;

/**
 * Short-time objective intelligibility: the correlation of the envelopes of 15 third-octave bands
 * over stretches of 384 ms, of the speech at 10 kHz without its silent frames. 1 for equal sound;
 * the level does not count. Both must be aligned to the sample.
 *
 * @see <a href="https://doi.org/10.1109/TASL.2011.2114881">Taal et al. 2011</a>
 */
final class Stoi implements PairScore {
  static final String MEASURE = "short-time objective intelligibility, from 0 to 1";

  private static final int SAMPLE_RATE = 10_000;
  private static final int FRAME = 256;
  private static final int HOP = FRAME / 2;
  private static final int N_FFT = 512;
  private static final int BANDS = 15;
  private static final double LOWEST_HZ = 150;

  /** Frames of a stretch. */
  private static final int STRETCH = 30;

  /** A frame that is so many dB below the loudest is silent. */
  private static final double DYNAMIC_RANGE = 40;

  /** Lower bound of signal to distortion: -15 dB. */
  private static final double CLIP = 1 + Math.pow(10, 15 / 20.0);

  /** The anti-aliasing filter of the published implementations: 60 dB down, a tenth wide. */
  private static final Resampler.Filter FILTER =
      new Resampler.Filter(36, 1, Resampler.Window.KAISER, 5.653);

  /**
   * The paper's Hann window has no zeros at its ends: one of a sample more, whose first is left
   * out. It lies in the middle of the transform, so that frame {@code i + 1} begins at {@code i *
   * HOP}.
   */
  private static final Stft STFT = new Stft(N_FFT, FRAME + 1, HOP, Padding.CENTER_ZERO);

  private final Alignment alignment;

  /** The measure over samples that are paired so; cut unless another way is asked for. */
  Stoi(Alignment alignment) {
    this.alignment = alignment.or(Alignment.CUT);
  }

  @Override
  public Map<String, Double> score(Waveform reference, Waveform generated) {
    int length = alignment.length(reference.length(), generated.length(), "samples");
    float[] expected = resampled(reference, length);
    float[] found = resampled(generated, length);
    int[] spoken = spokenFrames(expected);
    double[][] x = envelopes(joined(expected, spoken));
    double[][] y = envelopes(joined(found, spoken));
    int stretches = x[0].length - STRETCH + 1;
    if (stretches < 1) {
      return Map.of(); // less than 384 ms of speech
    }
    double sum = 0;
    for (int band = 0; band < BANDS; band++) {
      for (int m = 0; m < stretches; m++) {
        sum +=
            correlation(
                Arrays.copyOfRange(x[band], m, m + STRETCH),
                Arrays.copyOfRange(y[band], m, m + STRETCH));
      }
    }
    return Map.of("stoi", sum / (BANDS * stretches));
  }

  private static float[] resampled(Waveform waveform, int length) {
    float[] samples = Arrays.copyOf(waveform.samples(), length);
    return new Resampler(waveform.sampleRate(), SAMPLE_RATE, FILTER).resample(samples);
  }

  private static double window(int i) {
    return 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (i + 1) / (FRAME + 1));
  }

  private static int frames(int samples) {
    return Math.max(0, (samples - FRAME + HOP - 1) / HOP);
  }

  /** {@return the frames of the reference that are not silent} */
  private static int[] spokenFrames(float[] samples) {
    double[] decibels =
        IntStream.range(0, frames(samples.length))
            .mapToDouble(frame -> decibels(samples, frame * HOP))
            .toArray();
    double loudest = Arrays.stream(decibels).max().orElse(0);
    return IntStream.range(0, decibels.length)
        .filter(frame -> decibels[frame] > loudest - DYNAMIC_RANGE)
        .toArray();
  }

  private static double decibels(float[] samples, int start) {
    double squares = 0;
    for (int i = 0; i < FRAME; i++) {
      double value = window(i) * samples[start + i];
      squares += value * value;
    }
    return 20 * StrictMath.log10(Math.sqrt(squares) + Math.ulp(1.0));
  }

  /** {@return the given frames, windowed and added up one hop after the other} */
  private static float[] joined(float[] samples, int[] frames) {
    float[] joined = new float[frames.length == 0 ? 0 : (frames.length - 1) * HOP + FRAME];
    for (int f = 0; f < frames.length; f++) {
      for (int i = 0; i < FRAME; i++) {
        joined[f * HOP + i] += (float) (window(i) * samples[frames[f] * HOP + i]);
      }
    }
    return joined;
  }

  /** {@return the norm of each band's bins in each frame, (bands, frames)} */
  private static double[][] envelopes(float[] samples) {
    int frames = frames(samples.length);
    float[] magnitude = STFT.magnitude(samples, 0);
    int columns = STFT.frames(samples.length);
    double[][] envelopes = new double[BANDS][frames];
    for (int band = 0; band < BANDS; band++) {
      int first = bin(LOWEST_HZ * Math.pow(2, (2 * band - 1) / 6.0));
      int end = bin(LOWEST_HZ * Math.pow(2, (2 * band + 1) / 6.0));
      for (int frame = 0; frame < frames; frame++) {
        double squares = 0;
        for (int k = first; k < end; k++) {
          double value = magnitude[k * columns + frame + 1];
          squares += value * value;
        }
        envelopes[band][frame] = Math.sqrt(squares);
      }
    }
    return envelopes;
  }

  private static int bin(double hertz) {
    return (int) Math.rint(hertz * N_FFT / SAMPLE_RATE);
  }

  /** Of the reference and the generated envelope, made as loud and cut off where too loud. */
  private static double correlation(double[] x, double[] y) {
    double scale = norm(x) / (norm(y) + Math.ulp(1.0));
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.min(scale * y[i], CLIP * x[i]);
    }
    lessMean(x);
    lessMean(y);
    double product = 0;
    for (int i = 0; i < x.length; i++) {
      product += x[i] * y[i];
    }
    return product / ((norm(x) + Math.ulp(1.0)) * (norm(y) + Math.ulp(1.0)));
  }

  private static double norm(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  private static void lessMean(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    for (int i = 0; i < values.length; i++) {
      values[i] -= mean;
    }
  }
}
