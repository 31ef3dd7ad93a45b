package org.zethus.text.espeak;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phonemes of a line with its punctuation: the text is cut at the marks, espeak-ng is asked for
 * every piece by itself, and the marks are put back. That is how the Python tool phonemizer does
 * it, and so what published checkpoints were trained with: {@code 10:30} is "ten : thirty".
 */
public final class Phonemizer {
  private static final Pattern STRESS = Pattern.compile("[\u02c8\u02cc'-]+");
  private static final Pattern LANGUAGE_FLAGS = Pattern.compile("\\(.+?\\)");

  private final Espeak espeak;
  private final Style style;
  private final Pattern marks;

  /**
   * How phonemes are written.
   *
   * @param voice of espeak-ng, e.g. {@code en-us}
   * @param marks the punctuation marks that are kept
   * @param wordSeparator between words, also for blanks around marks
   * @param phoneSeparator between the phones of a word
   * @param stress whether stress marks are kept
   * @param languageFlags whether flags such as {@code (fr)} are kept, where espeak-ng changes voice
   */
  public record Style(
      String voice,
      String marks,
      String wordSeparator,
      String phoneSeparator,
      boolean stress,
      boolean languageFlags) {
    /** The marks that phonemizer keeps if nothing else is said. */
    public static final String DEFAULT_MARKS =
        ";:,.!?\u00a1\u00bf\u2014\u2026\"\u00ab\u00bb\u201c\u201d(){}[]";
  }

  /** A phonemizer that asks {@code espeak}. */
  public Phonemizer(Espeak espeak, Style style) {
    this.espeak = espeak;
    this.style = style;
    String oneOf = "[" + style.marks().replaceAll("[\\[\\]\\\\^&-]", "\\\\$0") + "]";
    this.marks = Pattern.compile("(?:\\s*" + oneOf + "+\\s*)+", Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** {@return the phonemes of a line, its marks between them} */
  public String phonemize(String line) {
    StringBuilder phonemes = new StringBuilder();
    Matcher mark = marks.matcher(line);
    int from = 0;
    while (mark.find()) {
      phonemes.append(words(line.substring(from, mark.start())));
      phonemes.append(mark.group().replace(" ", style.wordSeparator()));
      from = mark.end();
    }
    return phonemes.append(words(line.substring(from))).toString();
  }

  private String words(String piece) {
    String line = espeak.ipa(piece, style.voice(), "_").strip();
    line = line.replace('\n', ' ').replace("  ", " ");
    line = line.replaceAll("_+", "_").replace("_ ", " "); // espeak-ng ends some words with one
    if (!style.languageFlags()) {
      line = LANGUAGE_FLAGS.matcher(line).replaceAll("");
    }
    StringBuilder words = new StringBuilder();
    for (String word : line.split(" ", -1)) {
      words.append(words.isEmpty() ? "" : style.wordSeparator());
      String plain = style.stress() ? word : STRESS.matcher(word.strip()).replaceAll("");
      words.append(plain.replace("_", style.phoneSeparator()));
    }
    return words.toString();
  }
}
