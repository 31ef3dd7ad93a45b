package org.zethus.dsp.score;

import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Default;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.level.Loudness;

/**
 * What is done with a pair of waveforms before it is scored. Nothing else is: what is not asked for
 * here does not happen.
 *
 * @param sampleRate in Hz that both are brought to; 0: the lower of both, so that what one of them
 *     cannot hold does not count
 * @param loudness of both
 * @param align which frames are compared
 */
public record Comparison(
    @Default("0") int sampleRate,
    @Default("as_is") Level loudness,
    @Default("auto") Alignment align) {

  /** What is done about different levels. */
  public enum Level {
    /** Nothing. */
    AS_IS,
    /** The generated sound gets the reference's integrated loudness (ITU-R BS.1770). */
    EQUAL
  }

  public Comparison {
    if (sampleRate < 0) {
      throw new IllegalArgumentException(
          "need a sample_rate of at least 1 Hz, or 0 for the lower of both, found " + sampleRate);
    }
  }

  /** A reference and what is compared with it: mono, at one rate. */
  public record Pair(Waveform reference, Waveform generated) {}

  /** {@return both as they are scored} */
  public Pair prepare(Waveform reference, Waveform generated) {
    int rate =
        sampleRate == 0 ? Math.min(reference.sampleRate(), generated.sampleRate()) : sampleRate;
    Waveform expected = Resampler.resample(reference.toMono(), rate);
    Waveform found = Resampler.resample(generated.toMono(), rate);
    double lufs = Loudness.integrated(expected);
    return new Pair(
        expected,
        loudness == Level.EQUAL && lufs > Double.NEGATIVE_INFINITY
            ? Loudness.normalise(found, lufs)
            : found);
  }
}
