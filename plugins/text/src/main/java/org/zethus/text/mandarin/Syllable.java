package org.zethus.text.mandarin;

/**
 * One character and how it is read.
 *
 * @param pinyin without tone, {@code v} for ü
 * @param tone 1 to 4; 5 for the neutral one
 */
public record Syllable(String character, String pinyin, int tone) {
  /** The tone of syllables that have none of their own. */
  static final int NEUTRAL = 5;

  /** {@return the syllable of a reading with its tone behind it, e.g. {@code hang2}} */
  static Syllable numbered(String character, String reading) {
    int tone = reading.length() - 1;
    return new Syllable(character, reading.substring(0, tone), reading.charAt(tone) - '0');
  }

  Syllable withTone(int other) {
    return new Syllable(character, pinyin, other);
  }
}
