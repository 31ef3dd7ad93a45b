package org.zethus.text.published;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zethus.text.english.NumberWords;

/**
 * Numbers as the cleaners of Tacotron's successors read them: commas are dropped wherever they
 * stand, digits behind a point are one number, four digits from 1001 to 2999 are a year.
 */
public final class PublishedNumbers {
  /** {@code two thousand and fifty-five}. */
  static final NumberWords WITH_AND = new NumberWords(" and ", ", ", "-");

  /** {@code two thousand fifty-five}. */
  static final NumberWords WITHOUT_AND = new NumberWords(" ", ", ", "-");

  private static final Pattern COMMAS = Pattern.compile("[0-9][0-9,]+[0-9]");
  private static final Pattern POUNDS = Pattern.compile("\u00a3([0-9,]*[0-9]+)");
  private static final Pattern DOLLARS = Pattern.compile("\\$([0-9.,]*[0-9]+)");
  private static final Pattern DECIMAL = Pattern.compile("([0-9]+)\\.([0-9]+)");
  private static final Pattern ORDINAL = Pattern.compile("([0-9]+)(?:st|nd|rd|th)");
  private static final Pattern WHOLE = Pattern.compile("[0-9]+");

  private PublishedNumbers() {}

  /** {@return the text with all digits as words} */
  public static String expand(String text) {
    String words = COMMAS.matcher(text).replaceAll(match -> match.group().replace(",", ""));
    words = POUNDS.matcher(words).replaceAll("$1 pounds");
    words =
        DOLLARS
            .matcher(words)
            .replaceAll(match -> Matcher.quoteReplacement(dollars(match.group(1))));
    words = DECIMAL.matcher(words).replaceAll("$1 point $2");
    words = ORDINAL.matcher(words).replaceAll(match -> WITH_AND.ordinal(match.group(1)));
    return WHOLE.matcher(words).replaceAll(match -> whole(match.group()));
  }

  /** {@return an amount of dollars with its digits still to be read} */
  static String dollars(String amount) {
    String[] parts = amount.split("\\.", -1);
    if (parts.length > 2) {
      return amount + " dollars";
    }
    BigInteger dollars = number(parts[0]);
    BigInteger cents = parts.length > 1 ? number(parts[1]) : BigInteger.ZERO;
    if (cents.signum() == 0) {
      return dollars.signum() == 0 ? "zero dollars" : of(dollars, "dollar");
    }
    return dollars.signum() == 0
        ? of(cents, "cent")
        : of(dollars, "dollar") + ", " + of(cents, "cent");
  }

  private static BigInteger number(String digits) {
    String plain = digits.replace(",", "");
    return plain.isEmpty() ? BigInteger.ZERO : new BigInteger(plain);
  }

  private static String of(BigInteger amount, String unit) {
    return amount + " " + unit + (amount.equals(BigInteger.ONE) ? "" : "s");
  }

  /** {@return a number as words, as a year where it may be one} */
  static String whole(String digits) {
    return WITHOUT_AND.year(digits.replaceFirst("^0+(?=.)", ""));
  }
}
