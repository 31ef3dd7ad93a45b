package org.zethus.evaluator.f0;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.dsp.pitch.PitchSpec;
import org.zethus.dsp.score.Comparison;

/**
 * Where F0 is looked for and how two tracks are compared.
 *
 * @param preprocess the recipe's section
 * @param compare how pairs are prepared
 * @param f0 which frames count
 */
record F0Config(
    @Default("{}") Preprocess preprocess,
    @Default("{}") Comparison compare,
    @Default("{}") Counting f0) {
  /**
   * What is read of the recipe's section.
   *
   * @param f0Min lowest F0 in Hz
   * @param f0Max highest F0 in Hz
   */
  record Preprocess(
      @Key("f0_min") @Default("50") double f0Min, @Key("f0_max") @Default("1100") double f0Max) {
    Preprocess {
      // Refuses bad ones while the config is read; frames scale with the rate, so one rate will do.
      spec(16_000, f0Min, f0Max);
    }

    /** {@return the search every 10 ms in frames of 128 ms, no higher than the rate allows} */
    PitchSpec spec(int sampleRate) {
      return spec(sampleRate, f0Min, Math.min(f0Max, sampleRate / 2.0));
    }

    private static PitchSpec spec(int sampleRate, double f0Min, double f0Max) {
      int frameLength = (int) Math.rint(0.128 * sampleRate);
      int hopLength = (int) Math.rint(F0Error.HOP_SECONDS * sampleRate);
      return new PitchSpec(sampleRate, hopLength, frameLength, f0Min, f0Max);
    }
  }

  /**
   * Which frames count.
   *
   * @param frames see {@link TrackComparison}
   */
  record Counting(@Default("voiced") TrackComparison frames) {}
}
