package org.zethus.evaluator.mcd;

import java.util.Arrays;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.MelCepstrum;
import org.zethus.dsp.align.FastTimeWarping;
import org.zethus.dsp.align.TimeWarping;
import org.zethus.dsp.envelope.CheapTrick;
import org.zethus.dsp.envelope.WarpedCepstrum;
import org.zethus.dsp.pitch.Dio;
import org.zethus.dsp.pitch.PitchSpec;
import org.zethus.dsp.pitch.StoneMask;
import org.zethus.dsp.score.PairScore;

/**
 * Mel cepstral distortion in dB as the tool pymcd measures it, and evaluations that use it: {@code
 * 10 sqrt(2) / ln(10) * mean |c - c'|} over pairs of frames, with coefficients 0 to 13 of the
 * warped cepstrum of WORLD's spectral envelope every 5 ms. It departs from the paper:
 *
 * <ul>
 *   <li>The envelope's power is taken for its amplitude, so that the result is twice as large.
 *   <li>Coefficient 0, the level, counts, though not where frames are paired.
 *   <li>Time warping is an approximation.
 *   <li>A warping of 0.65 and an FFT of 512 samples serve every sample rate. Of voices below {@code
 *       3 / 509} of the sample rate (94 Hz at 16 kHz, 130 Hz at 22.05 kHz), harmonics remain.
 * </ul>
 *
 * <p>Its numbers depend on the sample rate; the tool brings all sound to 22.05 kHz by default. Of
 * frames that lie between two samples, every fourth one there, F0 may differ from WORLD's, which
 * rounds either way; that has changed the distortion by up to 0.3 %.
 *
 * @see <a href="https://doi.org/10.1109/PACRIM.1993.407206">Kubichek 1993, equation 1</a>
 * @see <a href="https://github.com/chenqi008/pymcd">pymcd</a>
 */
final class PymcdDistortion implements PairScore {
  static final String MEASURE = "mel cepstral distortion as pymcd measures it, dB";

  private static final double HOP_MILLISECONDS = 5;
  private static final double F0_MIN = 71;
  private static final double F0_MAX = 800;
  private static final int N_FFT = 512;
  private static final int LOWEST_RATE = (int) (2 * F0_MAX);

  /** Above, an FFT has no room for the window of unvoiced frames. */
  private static final int HIGHEST_RATE = 84_000;

  private static final int ORDER = 13;
  private static final double ALPHA = 0.65;

  /** Added to the square of what is taken for the amplitude. */
  private static final double FLOOR = 1e-8;

  private static final int RADIUS = 1;

  private final Definition definition;

  PymcdDistortion(Definition definition) {
    this.definition = definition;
  }

  @Override
  public Map<String, Double> score(Waveform reference, Waveform generated) {
    int rate = reference.sampleRate();
    if (rate < LOWEST_RATE || rate > HIGHEST_RATE) {
      throw new ZethusException(
          "pymcd's distortion needs sound of %d to %d Hz, found %d Hz; compare.sample_rate 22050 brings both to the usual rate"
              .formatted(LOWEST_RATE, HIGHEST_RATE, rate));
    }
    if (reference.length() == 0 || generated.length() == 0) {
      return Map.of();
    }
    float[] expected = reference.samples();
    float[] found = generated.samples();
    if (definition == Definition.PYMCD_PLAIN) {
      int longer = Math.max(expected.length, found.length);
      expected = Arrays.copyOf(expected, longer);
      found = Arrays.copyOf(found, longer);
    }
    return Map.of("mcd_pymcd_db", distortion(cepstra(expected, rate), cepstra(found, rate)));
  }

  /** {@return coefficients 0 to 13 of each frame} */
  static double[][] cepstra(float[] samples, int rate) {
    double[] centres = new double[(int) (1000.0 * samples.length / rate / HOP_MILLISECONDS) + 1];
    for (int t = 0; t < centres.length; t++) {
      centres[t] = t * HOP_MILLISECONDS / 1000 * rate;
    }
    int hopLength = (int) Math.round(HOP_MILLISECONDS / 1000 * rate);
    PitchSpec spec = new PitchSpec(rate, hopLength, PitchSpec.FRAME_LENGTH, F0_MIN, F0_MAX);
    float[] coarse = new Dio(spec).f0(samples, centres);
    float[] f0 = StoneMask.refine(samples, rate, centres, coarse);
    double[][] envelopes = new CheapTrick(rate, N_FFT).envelopes(samples, centres, f0);
    WarpedCepstrum cepstrum = new WarpedCepstrum(N_FFT, ORDER, ALPHA);
    return Arrays.stream(envelopes)
        .map(envelope -> cepstrum.of(logarithms(envelope)))
        .toArray(double[][]::new);
  }

  private static double[] logarithms(double[] envelope) {
    return Arrays.stream(envelope)
        .map(power -> StrictMath.log(power * power + FLOOR) / 2)
        .toArray();
  }

  /**
   * {@return the distortion of recordings of which coefficients 0 to 13 of each frame are given}
   */
  double distortion(double[][] reference, double[][] generated) {
    TimeWarping.Path path = pair(reference, generated);
    double sum = 0;
    for (int pair = 0; pair < path.length(); pair++) {
      sum += MelCepstrum.distance(reference[path.first(pair)], generated[path.second(pair)]);
    }
    double mean = MelCepstralDistortion.DECIBELS * sum / path.length();
    int longer = Math.max(reference.length, generated.length);
    int shorter = Math.min(reference.length, generated.length);
    return definition == Definition.PYMCD_DTW_SL ? mean * longer / shorter : mean;
  }

  /** {@return which frames are compared} */
  TimeWarping.Path pair(double[][] reference, double[][] generated) {
    double[][] expected = withoutLevel(reference);
    double[][] found = withoutLevel(generated);
    return definition == Definition.PYMCD_PLAIN
        ? TimeWarping.oneToOne(
            expected.length, (i, j) -> MelCepstrum.distance(expected[i], found[j]))
        : FastTimeWarping.align(expected, found, RADIUS, MelCepstrum::distance);
  }

  private static double[][] withoutLevel(double[][] cepstra) {
    return Arrays.stream(cepstra)
        .map(frame -> Arrays.copyOfRange(frame, 1, frame.length))
        .toArray(double[][]::new);
  }
}
