package org.zethus.text.published;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zethus.text.espeak.Espeak;
import org.zethus.text.espeak.Phonemizer;
import org.zethus.text.espeak.Phonemizer.Style;

/**
 * What MaskGCT takes from espeak-ng: phones without stress, {@code |} between them, {@code _}
 * between words, marks as phones of their own.
 */
final class MaskGctEspeak {
  /** The marks that are phones. */
  static final String MARKS = ",.?!;:'\u2026";

  private static final Pattern NOT_READ =
      Pattern.compile("[^\\w\\s_" + MARKS + "]", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern MARK_AND_BLANKS =
      Pattern.compile("\\s*([" + MARKS + "])\\s*", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Marks of other scripts and what they are read as. */
  private static final String[][] PUNCTUATION = {
    {"\uff0c", ","}, {"\u3002", "."}, {"\uff01", "!"}, {"\uff1f", "?"}, {"\uff1b", ";"},
    {"\uff1a", ":"}, {"\u3001", ","}, {"\u2018", "'"}, {"\u2019", "'"}, {"\u22ef", "\u2026"},
    {"\u00b7\u00b7\u00b7", "\u2026"}, {"\u30fb\u30fb\u30fb", "\u2026"}, {"...", "\u2026"}
  };

  private final Phonemizer phonemizer;

  /** Phones of a voice of espeak-ng, e.g. {@code fr-fr}. */
  MaskGctEspeak(Espeak espeak, String voice) {
    phonemizer = new Phonemizer(espeak, new Style(voice, MARKS, "|_|", "|", false, false));
  }

  /** {@return what espeak-ng is given of a normalised line} */
  static String input(String line) {
    String plain = NOT_READ.matcher(latinMarks(line.strip())).replaceAll("");
    plain = MARK_AND_BLANKS.matcher(plain).replaceAll("$1");
    return BLANKS.matcher(plain).replaceAll(" ");
  }

  /** {@return the text with marks of other scripts as those that are phones} */
  static String latinMarks(String text) {
    String plain = text;
    for (String[] pair : PUNCTUATION) {
      plain = plain.replace(pair[0], pair[1]);
    }
    return plain;
  }

  /** {@return phones with {@code |} around every mark, none at the end} */
  static String apart(String phonemes) {
    return phonemes
        .replaceAll("([" + MARKS + "])", "|$1|")
        .replaceAll("\\|+", "|")
        .replaceAll("\\|+$", "");
  }

  /** {@return the phones of a normalised text} */
  String phonemes(String text) {
    return apart(text.strip().lines().map(this::line).collect(Collectors.joining("\n")));
  }

  private String line(String line) {
    return phonemizer.phonemize(input(line));
  }
}
