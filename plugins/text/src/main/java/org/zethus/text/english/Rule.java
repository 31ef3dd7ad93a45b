package org.zethus.text.english;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How something that is not written as words is read.
 *
 * @param pattern what it is about
 * @param reading its words; the match itself where it is something else after all
 */
record Rule(Pattern pattern, Function<MatchResult, String> reading) {
  /** A rule that tells upper from lower case. */
  static Rule of(String regex, Function<MatchResult, String> reading) {
    return new Rule(Pattern.compile(regex), reading);
  }

  /** A rule that always reads the same. */
  static Rule of(String regex, String reading) {
    return of(regex, match -> reading);
  }

  /** {@return the text with every match replaced; blanks keep its words apart from others} */
  String apply(String text) {
    return pattern
        .matcher(text)
        .replaceAll(
            match -> {
              String words = reading.apply(match);
              return Matcher.quoteReplacement(
                  words.equals(match.group()) ? words : " " + words + " ");
            });
  }
}
