package org.zethus.evaluator.f0;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.MelCepstrum;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.align.TimeWarping;
import org.zethus.dsp.pitch.Pyin;
import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.PairScore;
import org.zethus.dsp.score.Series;

/**
 * How far F0 is off, every 10 ms: root mean square difference and Pearson correlation of the frames
 * that {@link TrackComparison} names, the share of frames that are voiced in one alone, and the F1
 * score of voicing, {@code 2 TP / (2 TP + FP + FN)}.
 *
 * <p>Unless another alignment is asked for, recordings of equal length are compared frame by frame;
 * others over the pairs of frames that time warping of their mel cepstra finds.
 */
final class F0Error implements PairScore {
  static final String MEASURE =
      "error and correlation of F0, error of voicing as a share of frames, F1 of voicing";

  static final double HOP_SECONDS = 0.01;

  /** F0 needs no more, and a search at higher rates finds the same more slowly. */
  private static final int HIGHEST_RATE = 16_000;

  private final F0Config config;

  F0Error(F0Config config) {
    this.config = config;
  }

  @Override
  public Map<String, Double> score(Waveform reference, Waveform generated) {
    int rate = Math.min(reference.sampleRate(), HIGHEST_RATE);
    float[] expected = Resampler.resample(reference, rate).samples();
    float[] found = Resampler.resample(generated, rate).samples();
    Pyin pyin = new Pyin(config.preprocess().spec(rate));
    double[] expectedF0 = wide(pyin.f0(expected));
    double[] foundF0 = wide(pyin.f0(found));
    Alignment alignment =
        config
            .compare()
            .align()
            .or(expectedF0.length == foundF0.length ? Alignment.NONE : Alignment.DTW);
    TrackComparison frames = config.f0().frames();
    if (!frames.pairsBySound()) {
      return score(expectedF0, foundF0, alignment, frames);
    }
    MelCepstrum cepstrum = new MelCepstrum(rate, HOP_SECONDS);
    double[][] expectedSound = cepstrum.of(expected);
    double[][] foundSound = cepstrum.of(found);
    TimeWarping.Path path =
        alignment.pair(
            expectedF0.length,
            foundF0.length,
            (i, j) -> MelCepstrum.distance(expectedSound[i], foundSound[j]));
    Series paired = Series.along(path, expectedF0, foundF0);
    return values(frames.values(expectedF0, foundF0, paired, alignment), paired, frames.unit());
  }

  /** {@return the values of two tracks in Hz whose frames are paired by F0} */
  static Map<String, Double> score(
      double[] reference, double[] generated, Alignment alignment, TrackComparison frames) {
    Series paired = Series.align(alignment, reference, generated);
    return values(frames.values(reference, generated, paired, alignment), paired, frames.unit());
  }

  private static Map<String, Double> values(Series compared, Series paired, String unit) {
    int both = paired.count((expected, found) -> expected > 0 && found > 0);
    int one = paired.count((expected, found) -> expected > 0 != found > 0);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("f0_rmse_" + unit, compared.rootMeanSquareError());
    values.put("f0_correlation", compared.correlation());
    values.put("voicing_error", (double) one / paired.length());
    values.put("voicing_f1", 2.0 * both / (2.0 * both + one));
    return values;
  }

  private static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
