package org.zethus.text.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads whole numbers of any length.
 *
 * @param and between hundreds and what follows: {@code " and "} or a blank
 * @param separator between groups of three digits
 * @param hyphen in {@code twenty-one}
 */
public record NumberWords(String and, String separator, String hyphen) {
  /** {@code two thousand fifty five}: words alone. */
  public static final NumberWords PLAIN = new NumberWords(" ", " ", " ");

  private static final String[] UNITS = {
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };

  private static final String[] TENS = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };

  private static final String[] SCALES = {
    "",
    " thousand",
    " million",
    " billion",
    " trillion",
    " quadrillion",
    " quintillion",
    " sextillion",
    " septillion",
    " octillion",
    " nonillion",
    " decillion"
  };

  private static final Map<String, String> ORDINALS =
      Map.ofEntries(
          Map.entry("one", "first"),
          Map.entry("two", "second"),
          Map.entry("three", "third"),
          Map.entry("five", "fifth"),
          Map.entry("eight", "eighth"),
          Map.entry("nine", "ninth"),
          Map.entry("twelve", "twelfth"));

  /** {@return the number as words; digit by digit where it is too long to have a name} */
  public String cardinal(String digits) {
    String number = digits.replaceFirst("^0+(?=.)", "");
    int groups = (number.length() + 2) / 3;
    if (groups > SCALES.length) {
      return digits(digits);
    }
    if (number.equals("0")) {
      return UNITS[0];
    }
    StringBuilder words = new StringBuilder();
    for (int group = groups - 1; group >= 0; group--) {
      int end = number.length() - 3 * group;
      int value = Integer.parseInt(number.substring(Math.max(0, end - 3), end));
      if (value > 0) {
        if (words.length() > 0) {
          words.append(group == 0 && value < 100 ? and : separator);
        }
        words.append(below1000(value)).append(SCALES[group]);
      }
    }
    return words.toString();
  }

  /** {@return the number as words} */
  public String cardinal(long number) {
    return cardinal(Long.toString(number));
  }

  private String below1000(int value) {
    if (value < 100) {
      return below100(value);
    }
    String hundreds = UNITS[value / 100] + " hundred";
    return value % 100 == 0 ? hundreds : hundreds + and + below100(value % 100);
  }

  private String below100(int value) {
    if (value < UNITS.length) {
      return UNITS[value];
    }
    return value % 10 == 0 ? TENS[value / 10] : TENS[value / 10] + hyphen + UNITS[value % 10];
  }

  /** {@return the number as a place in a row, e.g. {@code twenty first}} */
  public String ordinal(String digits) {
    String cardinal = cardinal(digits);
    int last = Math.max(cardinal.lastIndexOf(' '), cardinal.lastIndexOf('-')) + 1;
    return cardinal.substring(0, last) + ordinalWord(cardinal.substring(last));
  }

  private static String ordinalWord(String cardinal) {
    String irregular = ORDINALS.get(cardinal);
    if (irregular != null) {
      return irregular;
    }
    return cardinal.endsWith("y")
        ? cardinal.substring(0, cardinal.length() - 1) + "ieth"
        : cardinal + "th";
  }

  /**
   * {@return the number as a year: in pairs, e.g. {@code nineteen oh five}, where years are read
   * that way}
   */
  public String year(String digits) {
    int year = digits.length() > 4 ? 0 : Integer.parseInt(digits);
    if (year < 1001 || year > 2999 || year / 10 == 200) {
      return cardinal(digits);
    }
    String century = below100(year / 100) + " ";
    int rest = year % 100;
    if (rest == 0) {
      return year % 1000 == 0 ? cardinal(digits) : century + "hundred";
    }
    return century + (rest < 10 ? "oh " : "") + below100(rest);
  }

  /** {@return the digits one by one, e.g. {@code zero zero seven}} */
  public static String digits(String digits) {
    List<String> words = new ArrayList<>();
    digits.chars().forEach(digit -> words.add(UNITS[digit - '0']));
    return String.join(" ", words);
  }
}
