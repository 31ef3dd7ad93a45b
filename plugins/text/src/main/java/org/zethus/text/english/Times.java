package org.zethus.text.english;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Reads times of day, and ratios that look like them. */
final class Times {
  private static final String HALF =
      "(?: ?([ap])(?:\\.m\\.|m\\b|\\. m\\.)| ?([AP])(?:M\\b|\\.M\\.))";

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "(?<![\\w:.])([01]?\\d|2[0-4]):([0-5]\\d)(?::([0-5]\\d))?" + HALF + "?(?![\\d:])",
              Times::clock),
          Rule.of("(?<![\\w:.])(1[0-2]|[1-9])" + HALF, Times::hour),
          Rule.of(
              "(?<![\\w:.])(\\d+):(\\d+)(?![\\w:])",
              match ->
                  NumberWords.PLAIN.cardinal(match.group(1))
                      + " to "
                      + NumberWords.PLAIN.cardinal(match.group(2))));

  private Times() {}

  private static String clock(MatchResult match) {
    String half = half(match.group(4), match.group(5));
    int hour = Integer.parseInt(match.group(1));
    String words =
        NumberWords.PLAIN.cardinal(hour) + minutes(match.group(2), hour, !half.isEmpty());
    String seconds = match.group(3);
    if (seconds != null) {
      words +=
          " and "
              + NumberWords.PLAIN.cardinal(seconds)
              + (seconds.equals("01") ? " second" : " seconds");
    }
    return words + half;
  }

  private static String minutes(String minutes, int hour, boolean hasHalf) {
    if (minutes.equals("00")) {
      if (hasHalf) {
        return "";
      }
      return hour >= 1 && hour <= 12 ? " o'clock" : " hundred";
    }
    return (minutes.startsWith("0") ? " oh " : " ") + NumberWords.PLAIN.cardinal(minutes);
  }

  private static String hour(MatchResult match) {
    return NumberWords.PLAIN.cardinal(match.group(1)) + half(match.group(2), match.group(3));
  }

  private static String half(@Nullable String lower, @Nullable String upper) {
    String letter = lower == null ? upper : lower;
    return letter == null ? "" : " " + Letters.spell(letter + "m");
  }
}
