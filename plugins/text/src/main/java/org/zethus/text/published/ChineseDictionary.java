package org.zethus.text.published;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How Chinese characters are read: words by the phrases of houbb's pinyin (Apache License 2.0), of
 * several that fit the longest; other characters by their most frequent reading.
 */
final class ChineseDictionary {
  private static final String TONE_MARKS = "\u0304\u0301\u030c\u0300"; // of tones 1 to 4
  private static final char DIAERESIS = '\u0308';
  private static final int NEUTRAL = 5;

  private final Map<String, String> phrases = new HashMap<>();
  private final Map<String, String> characters = new HashMap<>();
  private final int longest;

  /** Reads the dictionary. */
  ChineseDictionary() {
    PublishedTable.lines("/pinyin_dict_phrase.txt").forEach(line -> put(phrases, line));
    PublishedTable.lines("/pinyin_dict_char.txt").forEach(line -> put(characters, line));
    longest = phrases.keySet().stream().mapToInt(String::length).max().orElse(1);
  }

  /**
   * One character and how it is read.
   *
   * @param pinyin without tone, {@code v} for ü
   * @param tone 1 to 4; 5 for the neutral one
   */
  record Syllable(String character, String pinyin, int tone) {
    Syllable withTone(int other) {
      return new Syllable(character, pinyin, other);
    }
  }

  private static void put(Map<String, String> readings, String line) {
    int colon = line.indexOf(':');
    if (colon > 0) {
      readings.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
  }

  /** {@return the words of a text of Chinese characters; what has no reading is left out} */
  List<List<Syllable>> words(String text) {
    List<List<Syllable>> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      String word = word(text, at);
      String reading = phrases.get(word);
      if (reading == null) {
        reading = characters.getOrDefault(word, "").split(",", 2)[0];
      }
      if (!reading.isEmpty()) {
        words.add(syllables(word, reading));
      }
      at += word.length();
    }
    return words;
  }

  private String word(String text, int from) {
    int one = Character.charCount(text.codePointAt(from));
    for (int end = Math.min(text.length(), from + longest); end > from + one; end--) {
      if (phrases.containsKey(text.substring(from, end))) {
        return text.substring(from, end);
      }
    }
    return text.substring(from, from + one);
  }

  private static List<Syllable> syllables(String word, String reading) {
    String[] written = reading.split("\\s+");
    String[] characters = word.codePoints().mapToObj(Character::toString).toArray(String[]::new);
    List<Syllable> syllables = new ArrayList<>();
    for (int i = 0; i < Math.min(written.length, characters.length); i++) {
      syllables.add(syllable(characters[i], written[i]));
    }
    return syllables;
  }

  private static Syllable syllable(String character, String written) {
    StringBuilder pinyin = new StringBuilder();
    int tone = NEUTRAL;
    for (char c : Normalizer.normalize(written, Normalizer.Form.NFD).toCharArray()) {
      int mark = TONE_MARKS.indexOf(c);
      if (mark >= 0) {
        tone = mark + 1;
      } else if (c == DIAERESIS) {
        pinyin.setCharAt(pinyin.length() - 1, 'v');
      } else if (c >= 'a' && c <= 'z') {
        pinyin.append(c);
      }
    }
    return new Syllable(character, pinyin.toString(), tone);
  }
}
