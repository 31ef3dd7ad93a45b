package org.zethus.text.english;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** Reads telephone numbers digit by digit, with a pause between groups. */
final class PhoneNumbers {
  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "(?<![\\w.,-])\\+\\d{1,3}(?:[ .-]?\\(?\\d{1,5}\\)?){2,6}(?![\\w-])",
              PhoneNumbers::read),
          Rule.of(
              "(?<![\\w.,-])(?:1[ .-])?(?:\\(\\d{3}\\) ?|\\d{3}[ .-])\\d{3}[ .-]\\d{4}(?![\\w-])",
              PhoneNumbers::read),
          Rule.of("(?<![\\w.,-])\\d{3}-\\d{4}(?![\\w-])", PhoneNumbers::read),
          // anything else with two or more dashes: account numbers and the like
          Rule.of("(?<![\\w.,-])\\d{2,}(?:-\\d+){2,}(?![\\w-])", PhoneNumbers::read));

  private PhoneNumbers() {}

  private static String read(MatchResult match) {
    String number = match.group();
    String groups =
        Arrays.stream(number.split("[^0-9]+"))
            .filter(group -> !group.isEmpty())
            .map(NumberWords::digits)
            .collect(Collectors.joining(" , "));
    return number.startsWith("+") ? "plus " + groups : groups;
  }
}
