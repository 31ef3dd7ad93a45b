package org.zethus.text.published;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers in digits as Japanese says them, in katakana; what is counted does not change them. */
final class JapaneseNumbers {
  private static final List<String> DIGITS =
      List.of("ゼロ", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュウ");
  private static final long[] UNITS = {1_000_000_000_000L, 100_000_000, 10_000, 1000, 100, 10};
  private static final List<String> UNIT_NAMES = List.of("チョウ", "オク", "マン", "セン", "ヒャク", "ジュウ");
  private static final long SMALLEST_COUNTED =
      10_000; // one ten thousand, but ten, hundred, thousand
  private static final String POINT = "テン";
  private static final String MINUS = "マイナス";
  private static final String PERCENT = "パーセント";
  private static final int MOST_DIGITS = 16; // longer ones are said digit by digit

  /** Where a digit and its unit change each other. */
  private static final Map<String, String> JOINED =
      Map.of(
          "サンヒャク", "サンビャク",
          "ロクヒャク", "ロッピャク",
          "ハチヒャク", "ハッピャク",
          "サンセン", "サンゼン",
          "ハチセン", "ハッセン",
          "イチチョウ", "イッチョウ",
          "ハチチョウ", "ハッチョウ");

  private static final Pattern NUMBER = Pattern.compile("(-?)(\\d+)(?:\\.(\\d+))?(%?)");

  private JapaneseNumbers() {}

  /** {@return the text with its numbers as words} */
  static String expand(String text) {
    return NUMBER.matcher(text).replaceAll(JapaneseNumbers::said);
  }

  private static String said(MatchResult number) {
    String fraction = number.group(3);
    return (number.group(1).isEmpty() ? "" : MINUS)
        + whole(number.group(2))
        + (fraction == null ? "" : POINT + digits(fraction))
        + (number.group(4).isEmpty() ? "" : PERCENT);
  }

  private static String whole(String number) {
    boolean spelled = number.length() > MOST_DIGITS || number.startsWith("0");
    return spelled ? digits(number) : words(Long.parseLong(number));
  }

  private static String words(long number) {
    for (int i = 0; i < UNITS.length; i++) {
      long unit = UNITS[i];
      if (number >= unit) {
        long count = number / unit;
        boolean silent = count == 1 && unit < SMALLEST_COUNTED;
        String joined = (silent ? "" : words(count)) + UNIT_NAMES.get(i);
        long rest = number % unit;
        return JOINED.getOrDefault(joined, joined) + (rest == 0 ? "" : words(rest));
      }
    }
    return DIGITS.get((int) number);
  }

  private static String digits(String number) {
    return number.chars().mapToObj(digit -> DIGITS.get(digit - '0')).collect(Collectors.joining());
  }
}
