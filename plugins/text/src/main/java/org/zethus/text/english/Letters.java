package org.zethus.text.english;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Letters that are read by their names. While a sentence is normalised such a letter is a character
 * of its own, so that no rule takes it for a word: {@code A} the letter, not the article.
 */
final class Letters {
  /** Unicode's private use area, where no text of users has characters. */
  private static final char FIRST = '\ue100';

  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          name("A", "EY1"),
          name("B", "B IY1"),
          name("C", "S IY1"),
          name("D", "D IY1"),
          name("E", "IY1"),
          name("F", "EH1 F"),
          name("G", "JH IY1"),
          name("H", "EY1 CH"),
          name("I", "AY1"),
          name("J", "JH EY1"),
          name("K", "K EY1"),
          name("L", "EH1 L"),
          name("M", "EH1 M"),
          name("N", "EH1 N"),
          name("O", "OW1"),
          name("P", "P IY1"),
          name("Q", "K Y UW1"),
          name("R", "AA1 R"),
          name("S", "EH1 S"),
          name("T", "T IY1"),
          name("U", "Y UW1"),
          name("V", "V IY1"),
          name("W", "D AH1 B AH0 L Y UW0"),
          name("X", "EH1 K S"),
          name("Y", "W AY1"),
          name("Z", "Z IY1"));

  private Letters() {}

  private static Map.Entry<String, List<String>> name(String letter, String phones) {
    return Map.entry(letter, List.of(phones.split(" ")));
  }

  /** {@return characters that stand for the letters' names, with blanks between} */
  static String spell(String letters) {
    return letters
        .toUpperCase(Locale.ROOT)
        .chars()
        .mapToObj(letter -> Character.toString(FIRST + letter - 'A'))
        .collect(Collectors.joining(" "));
  }

  /** {@return whether the character stands for a letter's name} */
  static boolean isSpelled(char character) {
    return character >= FIRST && character < FIRST + 26;
  }

  /** {@return the upper-case letter whose name that character stands for} */
  static String letter(char spelled) {
    return Character.toString('A' + spelled - FIRST);
  }

  /** {@return how an upper-case letter's name is said} */
  static List<String> phones(String letter) {
    return NAMES.getOrDefault(letter, List.of());
  }
}
