package org.zethus.text.english;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Reads what is left of digits: ordinals, decades, versions, ranges, years, numbers. */
final class Numbers {
  /** A whole number with or without commas, not a part of something else. */
  static final String WHOLE = "(\\d{1,3}(?:,\\d{3})+|\\d+)";

  private static final Set<String> NO_PLURALS =
      Set.of(
          "is", "was", "has", "his", "this", "us", "as", "its", "yes", "does", "thus", "unless",
          "minus", "plus", "times");

  /** More digits than this without commas are no amount, but a number of something. */
  private static final int LONGEST_AMOUNT = 9;

  /** Numbers with letters behind them: these come before units, of which one is {@code s}. */
  static final List<Rule> ORDINALS =
      List.of(
          Rule.of(
              "\\b" + WHOLE + "(?:st|nd|rd|th|ST|ND|RD|TH)\\b",
              match -> NumberWords.PLAIN.ordinal(match.group(1).replace(",", ""))),
          Rule.of("(?<![\\w.,])'?(\\d{1,3})0'?s\\b", Numbers::decade));

  static final List<Rule> RULES =
      List.of(
          Rule.of("(?<!\\w)\\d+(?:\\.\\d+){3}(?![\\w.]\\d)", match -> dotted(match, "dot")),
          Rule.of("(?<![\\d.])\\d+(?:\\.\\d+){2,}", match -> dotted(match, "point")),
          Rule.of("(?<![\\w)\\].,-])-(?=\\.?\\d)", "minus"),
          Rule.of("\u00b1(?= ?\\d)", "plus or minus"),
          Rule.of("~ ?(?=\\d)", "about"),
          Rule.of("(?<=\\d) ?[-\u2013] ?(?=\\d)", "to"),
          Rule.of(
              "(?<![\\d.,])" + WHOLE + "\\.(\\d+)",
              match -> decimal(match.group(1), match.group(2))),
          Rule.of("(?<![\\w.])\\.(\\d+)", match -> "point " + NumberWords.digits(match.group(1))),
          Rule.of(
              "\\b((?i:in|since|by|until|till|from|year|anno|before|after|circa|A\\.?D\\.?) +)(1[0-9]\\d\\d)\\b(?![,.]\\d)",
              match -> match.group(1) + NumberWords.PLAIN.year(match.group(2))),
          Rule.of(
              "(?<![\\d,])(1[1-9]\\d\\d|20\\d\\d)(?![\\d,]\\d)(?= *([A-Za-z']*))(?!\\d)",
              Numbers::yearOrAmount),
          Rule.of("\\d{1,3}(?:,\\d{3})+", match -> amount(match.group())),
          Rule.of("\\d+", match -> amount(match.group())));

  private Numbers() {}

  /** {@return a number with digits after its point, e.g. {@code three point one four}} */
  static String decimal(String whole, @Nullable String fraction) {
    String words = NumberWords.PLAIN.cardinal(whole.replace(",", ""));
    return fraction == null ? words : words + " point " + NumberWords.digits(fraction);
  }

  private static String decade(MatchResult match) {
    String words = NumberWords.PLAIN.year(match.group(1) + "0");
    return words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
  }

  private static String dotted(MatchResult match, String dot) {
    StringBuilder words = new StringBuilder();
    for (String part : match.group().split("\\.")) {
      words.append(words.isEmpty() ? "" : " " + dot + " ").append(NumberWords.PLAIN.cardinal(part));
    }
    return words.toString();
  }

  /** {@code 1500 people} and {@code in 1500} are read alike; {@code 1234 apples} is an amount. */
  private static String yearOrAmount(MatchResult match) {
    String next = match.group(2).toLowerCase(Locale.ROOT);
    boolean plural = next.length() > 2 && next.endsWith("s") && !NO_PLURALS.contains(next);
    boolean round = match.group(1).endsWith("00");
    return plural && !round
        ? NumberWords.PLAIN.cardinal(match.group(1))
        : NumberWords.PLAIN.year(match.group(1));
  }

  private static String amount(String number) {
    boolean isName =
        number.startsWith("0") && (number.length() > 2 || number.equals("00"))
            || number.length() > LONGEST_AMOUNT
                && number.indexOf(',') < 0
                && !number.endsWith("000000");
    return isName
        ? NumberWords.digits(number)
        : NumberWords.PLAIN.cardinal(number.replace(",", ""));
  }
}
