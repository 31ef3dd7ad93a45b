package org.zethus.text.published;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers in digits as Chinese says them. */
final class ChineseNumbers {
  private static final String DIGITS =
      "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d";
  private static final long[] UNITS = {100_000_000, 10_000, 1000, 100, 10};
  private static final String UNIT_NAMES = "\u4ebf\u4e07\u5343\u767e\u5341";
  private static final String POINT = "\u70b9";
  private static final String MINUS = "\u8d1f";
  private static final String PERCENT = "\u767e\u5206\u4e4b";
  private static final int MOST_DIGITS = 16; // longer ones are said digit by digit

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)\\d{4}(?=\u5e74)");
  private static final Pattern NUMBER = Pattern.compile("(-?)(\\d+)(?:\\.(\\d+))?(%?)");

  private ChineseNumbers() {}

  /** {@return the text with its numbers as words; a year digit by digit} */
  static String expand(String text) {
    String plain = YEAR.matcher(text).replaceAll(year -> digits(year.group()));
    return NUMBER.matcher(plain).replaceAll(ChineseNumbers::said);
  }

  private static String said(MatchResult number) {
    String fraction = number.group(3);
    return (number.group(4).isEmpty() ? "" : PERCENT)
        + (number.group(1).isEmpty() ? "" : MINUS)
        + whole(number.group(2))
        + (fraction == null ? "" : POINT + digits(fraction));
  }

  private static String whole(String number) {
    if (number.length() > MOST_DIGITS || number.startsWith("0") && number.length() > 1) {
      return digits(number);
    }
    String words = words(Long.parseLong(number));
    return words.startsWith("\u4e00\u5341") ? words.substring(1) : words; // ten, not one ten
  }

  private static String words(long number) {
    for (int i = 0; i < UNITS.length; i++) {
      long unit = UNITS[i];
      if (number >= unit) {
        long rest = number % unit;
        String skipped = rest > 0 && rest < unit / 10 ? DIGITS.substring(0, 1) : "";
        return words(number / unit)
            + UNIT_NAMES.charAt(i)
            + (rest == 0 ? "" : skipped + words(rest));
      }
    }
    return digits(String.valueOf(number));
  }

  private static String digits(String number) {
    return number
        .chars()
        .mapToObj(digit -> String.valueOf(DIGITS.charAt(digit - '0')))
        .collect(Collectors.joining());
  }
}
