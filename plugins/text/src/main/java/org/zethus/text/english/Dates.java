package org.zethus.text.english;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;

/** Reads dates, American style where the order is in doubt. */
final class Dates {
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final String MONTH =
      "(January|February|March|April|May|June|July|August|September|October|November|December"
          + "|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\\.|\\b))";
  private static final String DAY = "(0?[1-9]|[12]\\d|3[01])";
  private static final String YEAR = "([12]\\d{3})";

  static final List<Rule> RULES =
      List.of(
          Rule.of("\\b" + YEAR + "-(0[1-9]|1[0-2])-" + DAY + "(?![\\w-])", Dates::iso),
          Rule.of(
              "(?<![\\w/])" + DAY + "/" + DAY + "/(" + YEAR + "|\\d{2})(?![\\w/])", Dates::numeric),
          Rule.of(
              "\\b(the )?"
                  + DAY
                  + "(?:st|nd|rd|th)?(?: of)? "
                  + MONTH
                  + "(?:,? "
                  + YEAR
                  + ")?(?![\\w/])",
              Dates::dayFirst),
          Rule.of(
              "\\b" + MONTH + " ?" + DAY + "(?:st|nd|rd|th)?(?:(,?) " + YEAR + ")?(?![\\w/:])",
              Dates::monthFirst),
          Rule.of(
              "\\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.? " + YEAR + "\\b",
              match -> month(match.group(1)) + " " + NumberWords.PLAIN.year(match.group(2))));

  private Dates() {}

  private static String iso(MatchResult match) {
    return date(Integer.parseInt(match.group(2)), match.group(3), match.group(1));
  }

  private static String numeric(MatchResult match) {
    int first = Integer.parseInt(match.group(1));
    int second = Integer.parseInt(match.group(2));
    if (first > 12 && second > 12) {
      return match.group();
    }
    String year = match.group(3);
    return first > 12 ? date(second, match.group(1), year) : date(first, match.group(2), year);
  }

  private static String date(int month, String day, String year) {
    return MONTHS.get(month - 1) + " " + NumberWords.PLAIN.ordinal(day) + " , " + year(year);
  }

  private static String year(String year) {
    if (year.length() == 2) {
      return year.startsWith("0")
          ? "oh " + NumberWords.PLAIN.cardinal(year)
          : NumberWords.PLAIN.cardinal(year);
    }
    return NumberWords.PLAIN.year(year);
  }

  private static String dayFirst(MatchResult match) {
    String year = match.group(4) == null ? "" : " " + NumberWords.PLAIN.year(match.group(4));
    return "the "
        + NumberWords.PLAIN.ordinal(match.group(2))
        + " of "
        + month(match.group(3))
        + year;
  }

  private static String monthFirst(MatchResult match) {
    String year =
        match.group(4) == null
            ? ""
            : " " + match.group(3) + " " + NumberWords.PLAIN.year(match.group(4));
    return month(match.group(1)) + " " + NumberWords.PLAIN.ordinal(match.group(2)) + year;
  }

  private static String month(String written) {
    String start = written.substring(0, 3).toLowerCase(Locale.ROOT);
    return MONTHS.stream().filter(month -> month.startsWith(start)).findFirst().orElse(written);
  }
}
