package org.zethus.text.published;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the speech models on DualCodec were given of a text: marks of all scripts as ASCII's, and in
 * English words in small letters, capitals letter by letter, and numbers as words.
 *
 * @see <a href="https://arxiv.org/abs/2505.13000">Li et al. 2025</a>
 */
public final class DualCodecText {
  private static final int UNICODE = Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z]{2,}\\b", UNICODE);
  private static final Pattern BETWEEN = Pattern.compile("(?<=.)(?=.)");
  private static final Pattern WORD = Pattern.compile("\\b[\\w']+\\b", UNICODE);
  private static final Pattern BLANKS = Pattern.compile("\\s+", UNICODE);
  private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b", UNICODE);
  private static final Pattern QUOTED = Pattern.compile("(?<=\\s)'([^']*)'", UNICODE);
  private static final Pattern TO_COMMA = Pattern.compile("[();:]");

  /** Where fullwidth forms of ASCII stand, but for the blank. */
  private static final int FULLWIDTH = 0xfee0;

  private static final Map<Character, String> MARKS =
      Map.ofEntries(
          Map.entry('\u3000', " "),
          Map.entry('\u3002', "."),
          Map.entry('\u300a', "\""),
          Map.entry('\u300b', "\""),
          Map.entry('\u201c', "\""),
          Map.entry('\u201d', "\""),
          Map.entry('\u2018', "'"),
          Map.entry('\u2019', "'"),
          Map.entry('\u3001', ","),
          Map.entry('\u30fb', "-"),
          Map.entry('\u3010', "\""),
          Map.entry('\u3011', "\""),
          Map.entry('\u300c', "\""),
          Map.entry('\u300d', "\""),
          Map.entry('\u300e', "\""),
          Map.entry('\u300f', "\""),
          Map.entry('\u2014', "..."),
          Map.entry('\u2026', "..."));

  private DualCodecText() {}

  /**
   * {@return the text as the models read it}
   *
   * @param language two or three letters; {@code en} is spelt out, others are only rid of marks
   */
  public static String normalise(String text, String language) {
    return language.equals("en") ? english(text) : marks(text).strip();
  }

  private static String english(String text) {
    String spelt =
        CAPITALS.matcher(text).replaceAll(match -> BETWEEN.matcher(match.group()).replaceAll(" "));
    String words =
        WORD.matcher(spelt)
            .replaceAll(match -> Matcher.quoteReplacement(smallUnlessCapital(match.group())));
    String plain = marks(words).stripTrailing();
    String read =
        NUMBER
            .matcher(plain)
            .replaceAll(match -> PublishedNumbers.WITH_AND.cardinal(match.group()));
    return QUOTED.matcher(read).replaceAll("\"$1\"").replace('\'', '^');
  }

  private static String smallUnlessCapital(String word) {
    return word.codePoints().allMatch(Character::isUpperCase)
        ? word
        : word.toLowerCase(Locale.ROOT);
  }

  private static String marks(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean wide = c >= '\uff01' && c <= '\uff5d';
      plain.append(wide ? String.valueOf((char) (c - FULLWIDTH)) : MARKS.getOrDefault(c, "" + c));
    }
    return TO_COMMA.matcher(BLANKS.matcher(plain).replaceAll(" ")).replaceAll(",");
  }
}
