package org.zethus.text.published;

import java.math.BigInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** MaskGCT's numbers: like {@link PublishedNumbers} with fractions, percent and blanks around. */
final class MaskGctNumbers {
  private static final Pattern COMMAS = Pattern.compile("[0-9][0-9,]+[0-9]");
  private static final Pattern POUNDS = Pattern.compile("\u00a3([0-9,]*[0-9]+)");
  private static final Pattern DOLLARS = Pattern.compile("\\$([0-9.,]*[0-9]+)");
  private static final Pattern FRACTION = Pattern.compile("([0-9]+)/([0-9]+)");
  private static final Pattern DECIMAL = Pattern.compile("([0-9]+)\\.([0-9]+)");
  private static final Pattern PERCENT = Pattern.compile("([0-9.,]*[0-9]+)%");
  private static final Pattern ORDINAL = Pattern.compile("([0-9]+)(?:st|nd|rd|th)");
  private static final Pattern WHOLE = Pattern.compile("[0-9]+");

  private MaskGctNumbers() {}

  static String expand(String text) {
    String words = COMMAS.matcher(text).replaceAll(match -> match.group().replace(",", ""));
    words = POUNDS.matcher(words).replaceAll("$1 pounds");
    words =
        DOLLARS
            .matcher(words)
            .replaceAll(match -> padded(PublishedNumbers.dollars(match.group(1))));
    words = FRACTION.matcher(words).replaceAll(match -> padded(fraction(match)));
    words = DECIMAL.matcher(words).replaceAll("$1 point $2");
    words = PERCENT.matcher(words).replaceAll("$1 percent ");
    words =
        ORDINAL
            .matcher(words)
            .replaceAll(match -> padded(PublishedNumbers.WITH_AND.ordinal(match.group(1))));
    return WHOLE.matcher(words).replaceAll(match -> padded(PublishedNumbers.whole(match.group())));
  }

  private static String padded(String words) {
    return " " + words + " ";
  }

  private static String fraction(MatchResult match) {
    BigInteger over = new BigInteger(match.group(1));
    String numerator = PublishedNumbers.WITH_AND.cardinal(match.group(1));
    boolean one = over.equals(BigInteger.ONE);
    return numerator
        + " "
        + switch (new BigInteger(match.group(2)).toString()) {
          case "2" -> one ? "half" : "halves";
          case "4" -> one ? "quarter" : "quarters";
          default -> PublishedNumbers.WITH_AND.ordinal(match.group(2));
        };
  }
}
