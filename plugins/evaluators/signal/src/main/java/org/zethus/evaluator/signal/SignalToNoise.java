package org.zethus.evaluator.signal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Default;
import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.Comparison;
import org.zethus.dsp.score.PairScore;

/**
 * Two ratios in dB. {@code snr_db} takes the reference as the signal and the difference of the
 * waveforms as noise. {@code tone_snr_db} needs no reference: see {@link ToneToNoise}.
 */
final class SignalToNoise implements PairScore {
  static final String MEASURE = "ratio of signal to noise, dB";

  /**
   * What is read of the configuration.
   *
   * @param compare how pairs are prepared
   * @param snr how power is counted
   */
  record SnrConfig(@Default("{}") Comparison compare, @Default("{}") Counting snr) {}

  /**
   * How power is counted.
   *
   * @param power of the tone and of the noise
   */
  record Counting(@Default("sum") ToneToNoise.Power power) {}

  private final Alignment alignment;
  private final ToneToNoise.Power power;

  SignalToNoise(SnrConfig config) {
    alignment = config.compare().align().or(Alignment.CUT);
    power = config.snr().power();
  }

  @Override
  public Map<String, Double> score(Waveform reference, Waveform generated) {
    int length = alignment.length(reference.length(), generated.length(), "samples");
    float[] expected = reference.samples();
    float[] found = generated.samples();
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < length; i++) {
      double difference = (double) found[i] - expected[i];
      signal += (double) expected[i] * expected[i];
      noise += difference * difference;
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("snr_db", 10 * StrictMath.log10(signal / noise));
    values.put("tone_snr_db", ToneToNoise.of(found, generated.sampleRate(), power).ratioDb());
    return values;
  }
}
