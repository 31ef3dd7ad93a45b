package org.zethus.evaluator.mcd;

import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.MelCepstrum;
import org.zethus.dsp.align.TimeWarping;
import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.PairScore;

/**
 * Mel cepstral distortion in dB: {@code 10 sqrt(2) / ln(10) * mean |c - c'|} over pairs of frames,
 * with coefficients 1 to 13 of {@link MelCepstrum} every 5 ms. It is the root mean square
 * difference of the smooth log spectra; 0 for equal sound, whatever its level.
 *
 * <p>Values of another analysis (WORLD, SPTK) differ by a constant factor or more; compare only
 * what this one measured, or ask for {@link PymcdDistortion}.
 *
 * @see <a href="https://doi.org/10.1109/PACRIM.1993.407206">Kubichek 1993, equation 1</a>
 */
final class MelCepstralDistortion implements PairScore {
  static final String MEASURE = "mel cepstral distortion, dB";
  static final double DECIBELS = 10 * Math.sqrt(2) / Math.log(10);

  private static final double HOP_SECONDS = 0.005;

  private final Alignment alignment;

  /** The distortion over frames that are paired so; warped unless another way is asked for. */
  MelCepstralDistortion(Alignment alignment) {
    this.alignment = alignment.or(Alignment.DTW);
  }

  @Override
  public Map<String, Double> score(Waveform reference, Waveform generated) {
    MelCepstrum cepstrum = new MelCepstrum(reference.sampleRate(), HOP_SECONDS);
    return Map.of(
        "mcd_db", distortion(cepstrum.of(reference.samples()), cepstrum.of(generated.samples())));
  }

  double distortion(double[][] reference, double[][] generated) {
    TimeWarping.Path path =
        alignment.pair(
            reference.length,
            generated.length,
            (i, j) -> MelCepstrum.distance(reference[i], generated[j]));
    return DECIBELS * path.distance() / path.length();
  }
}
