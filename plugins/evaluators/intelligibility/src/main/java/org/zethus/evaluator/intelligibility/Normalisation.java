package org.zethus.evaluator.intelligibility;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What two texts may differ in without an error. */
enum Normalisation {
  /**
   * Case, punctuation but apostrophes within words, blanks, and compatible forms of characters
   * (full width). Hyphens part words.
   */
  WORDS {
    @Override
    String apply(String text) {
      String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
      String apostrophes = plain.replace('’', '\'');
      String parted = PUNCTUATION.matcher(apostrophes).replaceAll(" ");
      return BLANKS.matcher(parted).replaceAll(" ").strip();
    }
  },
  /** Nothing. */
  NONE {
    @Override
    String apply(String text) {
      return text;
    }
  },
  /**
   * Case, blanks and {@code . ' - , !}, as Amphion does it. Without blanks a text is one word, so
   * that its error rate of words is 0 or 1.
   */
  JOINED {
    @Override
    String apply(String text) {
      return JOINING.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
  };

  /** All but letters, marks, numbers and an apostrophe between two letters. */
  private static final Pattern PUNCTUATION =
      Pattern.compile("(?<!\\p{L})'|'(?!\\p{L})|[^\\p{L}\\p{M}\\p{N}']");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern JOINING = Pattern.compile("[ .'\\-,!]");

  /** {@return the text without what does not count} */
  abstract String apply(String text);

  /** {@return the words of a normalised text} */
  static List<String> words(String text) {
    return Arrays.stream(BLANKS.split(text)).filter(word -> !word.isEmpty()).toList();
  }

  /** {@return the characters of a normalised text, blanks among them} */
  static List<String> characters(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }
}
