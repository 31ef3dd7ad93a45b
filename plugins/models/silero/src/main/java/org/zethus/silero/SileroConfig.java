package org.zethus.silero;

import org.zethus.api.config.Default;

/**
 * Configuration of a stage.
 *
 * @param vad what counts as speech, and what is made of it
 */
record SileroConfig(@Default("{}") Speaking vad) {
  /** What is made of a recording. */
  enum Cut {
    /** The recording from its first to its last word. */
    TRIM,
    /** An utterance of each stretch of speech. */
    SPLIT
  }

  /**
   * What counts as speech. Keys and defaults are those of Silero's {@code get_speech_timestamps}.
   *
   * @param cut what is made of a recording
   * @param threshold probability from which on a window is speech
   * @param minSpeechDurationMs shorter speech is none
   * @param maxSpeechDurationS longer speech is cut at its longest pause; 0: it is not
   * @param minSilenceDurationMs shorter silence is a part of the speech around it
   * @param speechPadMs what is kept before and after the speech
   */
  record Speaking(
      @Default("trim") Cut cut,
      @Default("0.5") double threshold,
      @Default("250") double minSpeechDurationMs,
      @Default("0") double maxSpeechDurationS,
      @Default("100") double minSilenceDurationMs,
      @Default("30") double speechPadMs) {
    private static final double LEAST_SECONDS = 1;

    Speaking {
      if (!(threshold > 0 && threshold < 1)) {
        throw new IllegalArgumentException(
            "need a threshold between 0 and 1, found %s".formatted(threshold));
      }
      if (!(minSpeechDurationMs >= 0 && minSilenceDurationMs >= 0 && speechPadMs >= 0)) {
        throw new IllegalArgumentException(
            "need min_speech_duration_ms, min_silence_duration_ms and speech_pad_ms of at least 0, found %s, %s and %s"
                .formatted(minSpeechDurationMs, minSilenceDurationMs, speechPadMs));
      }
      if (!(maxSpeechDurationS == 0
          || maxSpeechDurationS >= LEAST_SECONDS + 2 * speechPadMs / 1000)) {
        throw new IllegalArgumentException(
            "need max_speech_duration_s of at least %s s and twice speech_pad_ms, or 0 for any length, found %s"
                .formatted(LEAST_SECONDS, maxSpeechDurationS));
      }
    }
  }
}
