package org.zethus.template.kt

import org.zethus.api.config.Default

/** Dots that the word PARIS takes, with the space behind it. */
private const val DOTS_PER_WORD = 50

/**
 * How the tone is made; the keys of `config.json` are `sample_rate`, `f0` and `words_per_minute`.
 *
 * @property sampleRate samples per second
 * @property f0 frequency of the tone in Hz
 * @property wordsPerMinute how often the word PARIS fits into a minute
 */
@JvmRecord
data class MorseConfig(
  @field:Default("16000") val sampleRate: Int,
  @field:Default("600") val f0: Double,
  @field:Default("20") val wordsPerMinute: Double,
) {
  init {
    require(wordsPerMinute > 0 && f0 > 0 && f0 < sampleRate / 2.0) {
      "need words_per_minute above 0 and 0 < f0 < sample_rate / 2, " +
        "found sample_rate $sampleRate, f0 $f0, words_per_minute $wordsPerMinute"
    }
  }

  /** Seconds that a dot lasts. */
  fun dotSeconds() = 60 / (DOTS_PER_WORD * wordsPerMinute)
}
