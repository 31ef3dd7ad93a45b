package org.zethus.evaluator.signal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.MelSpec.MelNorm;
import org.zethus.api.audio.MelSpec.MelScale;
import org.zethus.api.audio.MelSpec.Padding;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.MelSpectrogram;
import org.zethus.dsp.pitch.PitchSpec;
import org.zethus.dsp.pitch.Pyin;
import org.zethus.dsp.score.PairScore;

/**
 * Singing power ratio: how far, in dB, the strongest mel band from 2 to 4 kHz lies below the
 * strongest up to 2 kHz, mean over voiced frames. Trained singers have a small one (the singer's
 * formant). Given are that of the generated voice and its difference from the reference's.
 *
 * @see <a href="https://doi.org/10.1016/S0892-1997(96)80003-8">Omori et al. 1996</a>
 */
final class SingingPowerRatio implements PairScore {
  static final String MEASURE = "singing power ratio, dB";

  private static final int WINDOW = 1024;
  private static final int HOP = 256;
  private static final int BANDS = 128;
  private static final double MIDDLE_HZ = 2000;
  private static final double HIGHEST_HZ = 4000;
  private static final double LEAST_F0 = 37;
  private static final double MOST_F0 = 1000;
  private static final double DECIBELS = 20 / Math.log(10);

  @Override
  public Map<String, Double> score(Waveform reference, Waveform generated) {
    double expected = decibels(reference);
    double found = decibels(generated);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("spr_db", found);
    values.put("spr_difference_db", Math.abs(found - expected));
    return values;
  }

  private static double decibels(Waveform voice) {
    int rate = voice.sampleRate();
    if (rate < 2 * HIGHEST_HZ) {
      return Double.NaN; // half of the ratio is missing
    }
    PitchSpec search = PitchSpec.of(mel(rate, 0, MIDDLE_HZ), LEAST_F0, MOST_F0);
    float[] samples = voice.samples();
    return DECIBELS * ratio(samples, rate, new Pyin(search).f0(samples));
  }

  /**
   * {@return the difference of the natural logarithms of the strongest bands; NaN without voice}
   *
   * @param f0 every 256 samples in Hz; a frame of at most 1 Hz has no voice
   */
  static double ratio(float[] samples, int sampleRate, float[] f0) {
    MelFrames low = new MelSpectrogram(mel(sampleRate, 0, MIDDLE_HZ)).extract(samples);
    MelFrames high = new MelSpectrogram(mel(sampleRate, MIDDLE_HZ, HIGHEST_HZ)).extract(samples);
    double sum = 0;
    int voiced = 0;
    for (int t = 0; t < Math.min(f0.length, low.frames()); t++) {
      if (f0[t] > 1) {
        sum += strongest(low, t) - strongest(high, t);
        voiced++;
      }
    }
    return sum / voiced;
  }

  private static double strongest(MelFrames mel, int frame) {
    double strongest = Double.NEGATIVE_INFINITY;
    for (int b = 0; b < BANDS; b++) {
      strongest = Math.max(strongest, mel.at(b, frame));
    }
    return strongest;
  }

  private static MelSpec mel(int sampleRate, double fMin, double fMax) {
    return new MelSpec(
        sampleRate,
        WINDOW,
        WINDOW,
        HOP,
        BANDS,
        fMin,
        fMax,
        Padding.HOP_REFLECT,
        1e-9,
        1e-5,
        MelScale.SLANEY,
        MelNorm.SLANEY);
  }
}
