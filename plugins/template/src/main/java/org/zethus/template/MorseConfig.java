package org.zethus.template;

import org.zethus.api.config.Default;

/**
 * How the tone is made; the keys of {@code config.json} are {@code sample_rate}, {@code f0} and
 * {@code words_per_minute}.
 *
 * @param sampleRate samples per second
 * @param f0 frequency of the tone in Hz
 * @param wordsPerMinute how often the word PARIS fits into a minute
 */
record MorseConfig(
    @Default("16000") int sampleRate,
    @Default("600") double f0,
    @Default("20") double wordsPerMinute) {
  /** Dots that PARIS takes, with the space behind it. */
  private static final int DOTS_PER_WORD = 50;

  MorseConfig {
    if (sampleRate < 1 || !(wordsPerMinute > 0) || !(f0 > 0 && f0 < sampleRate / 2.0)) {
      throw new IllegalArgumentException(
          "need words_per_minute above 0 and 0 < f0 < sample_rate / 2, found sample_rate %d, f0 %s, words_per_minute %s"
              .formatted(sampleRate, f0, wordsPerMinute));
    }
  }

  /** {@return seconds that a dot lasts} */
  double dotSeconds() {
    return 60 / (DOTS_PER_WORD * wordsPerMinute);
  }
}
