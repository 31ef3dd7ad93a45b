package org.zethus.evaluator.f0;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.MelCepstrum;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.align.TimeWarping;
import org.zethus.dsp.pitch.F0;
import org.zethus.dsp.pitch.Pyin;
import org.zethus.dsp.score.PairScore;

/**
 * How far F0 is off, every 10 ms: the root mean square difference in cents (hundredths of a
 * semitone) over frames that are voiced in both, and the share of frames that are voiced in one
 * alone. Recordings of equal length are compared frame by frame; others over the pairs of frames
 * that time warping of their mel cepstra finds.
 */
final class F0Error implements PairScore {
  static final String MEASURE = "error of F0 in cents, and of voicing as a share of frames";

  static final double HOP_SECONDS = 0.01;

  /** F0 needs no more, and a search at higher rates finds the same more slowly. */
  private static final int HIGHEST_RATE = 16_000;

  private final F0Config.Preprocess search;

  F0Error(F0Config.Preprocess search) {
    this.search = search;
  }

  /** Two tracks of which frame i of the one belongs to frame i of the other. */
  record Pair(float[] reference, float[] generated) {}

  @Override
  public Map<String, Double> score(Waveform reference, Waveform generated) {
    int rate = Math.min(reference.sampleRate(), HIGHEST_RATE);
    float[] expected = Resampler.resample(reference, rate).samples();
    float[] found = Resampler.resample(generated, rate).samples();
    Pyin pyin = new Pyin(search.spec(rate));
    float[] expectedF0 = pyin.f0(expected);
    float[] foundF0 = pyin.f0(found);
    if (expectedF0.length == foundF0.length) {
      return errors(new Pair(expectedF0, foundF0));
    }
    MelCepstrum cepstrum = new MelCepstrum(rate, HOP_SECONDS);
    return errors(align(expectedF0, foundF0, cepstrum.of(expected), cepstrum.of(found)));
  }

  private static Pair align(
      float[] expectedF0, float[] foundF0, double[][] expected, double[][] found) {
    TimeWarping.Path path =
        TimeWarping.align(
            expected.length, found.length, (i, j) -> MelCepstrum.distance(expected[i], found[j]));
    float[] first = new float[path.length()];
    float[] second = new float[path.length()];
    for (int pair = 0; pair < path.length(); pair++) {
      first[pair] = expectedF0[path.first(pair)];
      second[pair] = foundF0[path.second(pair)];
    }
    return new Pair(first, second);
  }

  static Map<String, Double> errors(Pair pair) {
    double squares = 0;
    int voiced = 0;
    int different = 0;
    for (int t = 0; t < pair.reference().length; t++) {
      float expected = pair.reference()[t];
      float found = pair.generated()[t];
      if (expected > 0 && found > 0) {
        double cents = F0.cents(found, expected);
        squares += cents * cents;
        voiced++;
      } else if (expected > 0 || found > 0) {
        different++;
      }
    }
    Map<String, Double> errors = new LinkedHashMap<>();
    if (voiced > 0) {
      errors.put("f0_rmse_cents", Math.sqrt(squares / voiced));
    }
    errors.put("voicing_error", (double) different / pair.reference().length);
    return errors;
  }
}
