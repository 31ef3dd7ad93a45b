package org.zethus.text.english;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;

/** Reads fractions: {@code 3/4}, {@code 2 1/2}. */
final class Fractions {
  private static final Set<Integer> COMMON = Set.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64);

  static final List<Rule> RULES =
      List.of(
          Rule.of("(?<![\\w./])(\\d{1,4}) +(\\d{1,3})/(\\d{1,4})(?![\\w/])", Fractions::mixed),
          Rule.of("(?<![\\w./])(\\d{1,9})/(\\d{1,9})(?![\\w/])", Fractions::read));

  private Fractions() {}

  private static String mixed(MatchResult match) {
    String words = words(match.group(2), match.group(3));
    return words.isEmpty()
        ? match.group()
        : NumberWords.PLAIN.cardinal(match.group(1))
            + " and "
            + words.replaceFirst("^one half", "a half");
  }

  private static String read(MatchResult match) {
    String words = words(match.group(1), match.group(2));
    if (!words.isEmpty()) {
      return words;
    }
    String between = match.group(2).matches("10+") ? " out of " : " "; // as in 24/7
    return NumberWords.PLAIN.cardinal(match.group(1))
        + between
        + NumberWords.PLAIN.cardinal(match.group(2));
  }

  /** Nothing where it is none, e.g. {@code 24/7}. */
  private static String words(String over, String under) {
    int numerator = Integer.parseInt(over);
    int denominator = Integer.parseInt(under);
    if (!COMMON.contains(denominator) || numerator == 0 || numerator > 2 * denominator) {
      return "";
    }
    String part =
        switch (denominator) {
          case 2 -> numerator == 1 ? "half" : "halves";
          case 4 -> numerator == 1 ? "quarter" : "quarters";
          default -> NumberWords.PLAIN.ordinal(under) + (numerator == 1 ? "" : "s");
        };
    return NumberWords.PLAIN.cardinal(over) + " " + part;
  }
}
