package org.zethus.text.english;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zethus.text.Arpabet;

/**
 * Turns a written sentence into the words and pauses it is read with.
 *
 * <p>Rules replace what is not written as words, the most special first: an address may hold
 * numbers, a date holds numbers and a month, a price is a number with a sign. What then is left is
 * split into words and marks. Immutable; threads may share it.
 */
final class Normaliser {
  private static final List<Rule> RULES =
      Stream.of(
              WebAddresses.RULES,
              Dates.RULES,
              PhoneNumbers.RULES,
              Times.RULES,
              Money.RULES,
              Numbers.ORDINALS,
              Measures.RULES,
              Fractions.RULES,
              Abbreviations.RULES,
              RomanNumerals.RULES,
              Signs.RULES,
              Capitals.RULES,
              Numbers.RULES)
          .flatMap(List::stream)
          .toList();

  private final Capitals capitals;

  Normaliser(Lexicon lexicon) {
    capitals = new Capitals(lexicon);
  }

  /**
   * {@return the words in order, with the marks of pauses between them and one at the end}
   *
   * <p>Words are lower case; a letter that is named is upper case; a group of {@link InlinePhones}
   * is its one character. Empty where there is nothing to say.
   *
   * @param sentence with placeholders for phones in braces
   */
  List<String> normalise(String sentence) {
    String plain = Characters.plain(sentence);
    String text = plain;
    for (Rule rule : RULES) {
      text = rule.apply(text);
    }
    boolean shouted = plain.chars().noneMatch(c -> c >= 'a' && c <= 'z');
    return new Tokens(text, shouted).read();
  }

  /** Splits a sentence into words and marks. */
  private final class Tokens {
    private final String text;
    private final boolean shouted;
    private final List<String> tokens = new ArrayList<>();

    /** The marks since the last word, of which one is read. */
    private final StringBuilder marks = new StringBuilder();

    private int at;
    private int wordStart;

    Tokens(String text, boolean shouted) {
      this.text = text;
      this.shouted = shouted;
    }

    List<String> read() {
      while (at < text.length()) {
        char c = text.charAt(at);
        wordStart = at;
        if (isLetter(c)) {
          word();
        } else if (Letters.isSpelled(c)) {
          add(Letters.letter(c));
          at++;
        } else if (InlinePhones.isPlaceholder(c)) {
          add(Character.toString(c));
          at++;
        } else {
          mark(c);
          at++;
        }
      }
      if (!tokens.isEmpty()) {
        tokens.add(lastMark());
      }
      return tokens;
    }

    /** Letters, with apostrophes between or before an s on its own. */
    private void word() {
      while (at < text.length()
          && (isLetter(text.charAt(at)) || text.charAt(at) == '\'' && isLetterAt(at + 1))) {
        at++;
      }
      capitals.read(text.substring(wordStart, at), text, wordStart, at, shouted).forEach(this::add);
    }

    private boolean isLetterAt(int place) {
      return place < text.length() && isLetter(text.charAt(place));
    }

    private void mark(char c) {
      if (Arpabet.PAUSE_MARKS.indexOf(c) >= 0) {
        marks.append(c);
      } else if ("()[]{}|\u2013".indexOf(c) >= 0 || c == '-' && isDash()) {
        marks.append(',');
      }
    }

    /** A dash is two hyphens or has blanks around it; one between letters joins words. */
    private boolean isDash() {
      boolean afterBlank = at == 0 || text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '-';
      boolean beforeBlank =
          at + 1 == text.length() || text.charAt(at + 1) == ' ' || text.charAt(at + 1) == '-';
      return afterBlank && beforeBlank || at > 0 && text.charAt(at - 1) == '-';
    }

    private void add(String word) {
      if (!tokens.isEmpty() && marks.length() > 0) {
        String mark = markBefore();
        if (!mark.isEmpty()) {
          tokens.add(mark);
        }
      }
      marks.setLength(0);
      tokens.add(word);
    }

    /**
     * Of several marks the strongest counts. A lone dot within a sentence belongs to an
     * abbreviation that no rule knows, unless a new sentence begins.
     */
    private String markBefore() {
      String strongest = strongest("?!;:,");
      if (!strongest.isEmpty()) {
        return strongest;
      }
      if (marks.length() > 1) {
        return ",";
      }
      return Character.isUpperCase(text.charAt(wordStart)) ? "." : "";
    }

    private String lastMark() {
      String strongest = strongest("?!.;:,");
      return strongest.isEmpty() ? "." : strongest;
    }

    private String strongest(String order) {
      for (int i = 0; i < order.length(); i++) {
        if (marks.indexOf(order.substring(i, i + 1)) >= 0) {
          return order.substring(i, i + 1);
        }
      }
      return "";
    }
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
