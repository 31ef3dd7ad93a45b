package org.zethus.text.mandarin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How phrases and single characters are read, by houbb's pinyin. */
final class ReadingDictionary {
  private static final String TONE_MARKS = "\u0304\u0301\u030c\u0300"; // of tones 1 to 4
  private static final char DIAERESIS = '\u0308';

  private final Map<String, String> phrases;
  private final Map<String, String> characters;
  private final int longest;

  /** Reads the dictionary in this bundle. */
  ReadingDictionary() {
    phrases = readings("/pinyin_dict_phrase.txt");
    characters = readings("/pinyin_dict_char.txt");
    longest = phrases.keySet().stream().mapToInt(String::length).max().orElse(1);
  }

  private static Map<String, String> readings(String table) {
    Map<String, String> readings = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(ReadingDictionary.class.getResourceAsStream(table));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .map(line -> line.split(":", 2))
          .forEach(entry -> readings.put(entry[0], entry[1].strip()));
      return readings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the words, those in a row that are a phrase together as one; the longest counts} */
  List<String> joined(List<String> words) {
    List<String> joined = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      String longestPhrase = words.get(at);
      int next = at + 1;
      StringBuilder run = new StringBuilder(longestPhrase);
      for (int end = at + 1; end < words.size() && run.length() < longest; end++) {
        run.append(words.get(end));
        if (phrases.containsKey(run.toString())) {
          longestPhrase = run.toString();
          next = end + 1;
        }
      }
      joined.add(longestPhrase);
      at = next;
    }
    return joined;
  }

  /** {@return the longest phrase that begins at a place of a word, or the character there} */
  String longestPhrase(String word, int from) {
    int one = Character.charCount(word.codePointAt(from));
    for (int end = Math.min(word.length(), from + longest); end > from + one; end--) {
      if (phrases.containsKey(word.substring(from, end))) {
        return word.substring(from, end);
      }
    }
    return word.substring(from, from + one);
  }

  /**
   * {@return the syllables of a phrase, or of a character by its most frequent reading; none of
   * what has no reading}
   */
  List<Syllable> syllables(String phrase) {
    String reading = phrases.get(phrase);
    if (reading == null) {
      reading = characters.getOrDefault(phrase, "").split(",", 2)[0];
    }
    String[] written = reading.isEmpty() ? new String[0] : reading.split("\\s+");
    String[] signs = phrase.codePoints().mapToObj(Character::toString).toArray(String[]::new);
    List<Syllable> syllables = new ArrayList<>();
    for (int i = 0; i < Math.min(written.length, signs.length); i++) {
      syllables.add(syllable(signs[i], written[i]));
    }
    return syllables;
  }

  private static Syllable syllable(String character, String written) {
    StringBuilder pinyin = new StringBuilder();
    int tone = Syllable.NEUTRAL;
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
