package org.zethus.crepe.evaluator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.crepe.CrepeShape;
import org.zethus.dsp.MelCepstrum;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.align.TimeWarping;
import org.zethus.dsp.pitch.F0;
import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.PairScore;
import org.zethus.dsp.score.Series;

/**
 * How far F0 is off by CREPE's ear, every 10 ms: the root mean square difference in cents over
 * frames that are voiced in both, the share of frames that are voiced in one alone, and the root
 * mean square difference of its confidence, which says how periodic a frame is.
 *
 * <p>Unless another alignment is asked for, recordings of equal length are compared frame by frame;
 * others over the pairs of frames that time warping of their mel cepstra finds.
 */
final class CrepeError implements PairScore {
  static final String MEASURE =
      "error of F0 in cents, of voicing as a share of frames, and of periodicity";

  private static final double HOP_SECONDS = 0.01;

  private final Crepe crepe;
  private final CrepeConfig config;

  CrepeError(Crepe crepe, CrepeConfig config) {
    this.crepe = crepe;
    this.config = config;
  }

  @Override
  public Map<String, Double> score(Waveform reference, Waveform generated) {
    float[] expected = heard(reference);
    float[] found = heard(generated);
    PitchTrack expectedTrack = track(expected);
    PitchTrack foundTrack = track(found);
    int frames = expectedTrack.f0().length;
    Alignment alignment =
        config
            .compare()
            .align()
            .or(frames == foundTrack.f0().length ? Alignment.NONE : Alignment.DTW);
    MelCepstrum cepstrum = new MelCepstrum(CrepeShape.SAMPLE_RATE, HOP_SECONDS);
    double[][] expectedSound = cepstrum.of(expected);
    double[][] foundSound = cepstrum.of(found);
    TimeWarping.Path path =
        alignment.pair(
            frames,
            foundTrack.f0().length,
            (i, j) -> MelCepstrum.distance(expectedSound[i], foundSound[j]));
    return values(
        Series.along(path, voiced(expectedTrack), voiced(foundTrack)),
        Series.along(path, wide(expectedTrack.confidence()), wide(foundTrack.confidence())));
  }

  private static float[] heard(Waveform waveform) {
    return Resampler.resample(waveform, CrepeShape.SAMPLE_RATE).samples();
  }

  private PitchTrack track(float[] samples) {
    int hopLength = (int) Math.rint(HOP_SECONDS * CrepeShape.SAMPLE_RATE);
    return crepe.track(samples, hopLength, config.crepe().smooth());
  }

  private double[] voiced(PitchTrack track) {
    return wide(track.voiced(config.crepe().threshold()));
  }

  static Map<String, Double> values(Series f0, Series periodicity) {
    Series cents =
        f0.where((expected, found) -> expected > 0 && found > 0).map(hertz -> F0.cents(hertz, 1));
    int one = f0.count((expected, found) -> expected > 0 != found > 0);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("crepe_f0_rmse_cents", cents.rootMeanSquareError());
    values.put("crepe_voicing_error", (double) one / f0.length());
    values.put("crepe_periodicity_rmse", periodicity.rootMeanSquareError());
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
