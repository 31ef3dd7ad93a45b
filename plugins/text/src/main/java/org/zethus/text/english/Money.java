package org.zethus.text.english;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Reads amounts of money. */
final class Money {
  private record Currency(String one, String many, String smallOne, String smallMany) {}

  private static final Map<String, Currency> CURRENCIES =
      Map.ofEntries(
          Map.entry("$", new Currency("dollar", "dollars", "cent", "cents")),
          Map.entry("\u20ac", new Currency("euro", "euros", "cent", "cents")),
          Map.entry("\u00a3", new Currency("pound", "pounds", "penny", "pence")),
          Map.entry("\u00a5", new Currency("yen", "yen", "sen", "sen")),
          Map.entry("\u20b9", new Currency("rupee", "rupees", "paisa", "paise")),
          Map.entry("USD", new Currency("dollar", "dollars", "cent", "cents")),
          Map.entry("EUR", new Currency("euro", "euros", "cent", "cents")),
          Map.entry("GBP", new Currency("pound", "pounds", "penny", "pence")),
          Map.entry("JPY", new Currency("yen", "yen", "sen", "sen")),
          Map.entry("CHF", new Currency("swiss franc", "swiss francs", "centime", "centimes")));

  private static final Map<String, String> SCALES =
      Map.of("k", "thousand", "m", "million", "bn", "billion", "b", "billion", "tn", "trillion");

  private static final String SIGN = "(?:\\b(?:US|AU?|CA?|NZ|HK))?([$\u20ac\u00a3\u00a5\u20b9])";
  private static final String AMOUNT = Numbers.WHOLE + "(?:\\.(\\d+))?";
  private static final String SCALE =
      "(?:[ -]?(hundred|thousand|million|billion|trillion|[kKmMbB]|bn|tn)\\b)?";

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              SIGN + AMOUNT + " ?[-\u2013] ?[$\u20ac\u00a3\u00a5\u20b9]?" + AMOUNT + SCALE,
              Money::range),
          Rule.of("(-)?" + SIGN + " ?" + AMOUNT + SCALE, Money::signFirst),
          Rule.of(
              SIGN + "\\.(\\d{2})\\b", match -> small(currency(match.group(1)), match.group(2))),
          Rule.of(
              "\\b" + AMOUNT + SCALE + " ?(USD|EUR|GBP|JPY|CHF|\u20ac|\u00a3)(?![\\w\\d])",
              match -> amount(match.group(4), match.group(1), match.group(2), match.group(3))),
          Rule.of("\\b(\\d+) ?\u00a2", match -> small(currency("$"), match.group(1))));

  private Money() {}

  private static Currency currency(String sign) {
    Currency currency = CURRENCIES.get(sign);
    if (currency == null) {
      throw new IllegalArgumentException("no currency " + sign);
    }
    return currency;
  }

  private static String range(MatchResult match) {
    return Numbers.decimal(match.group(2), match.group(3))
        + " to "
        + amount(match.group(1), match.group(4), match.group(5), match.group(6));
  }

  private static String signFirst(MatchResult match) {
    String amount = amount(match.group(2), match.group(3), match.group(4), match.group(5));
    return match.group(1) == null ? amount : "minus " + amount;
  }

  private static String amount(
      String sign, String whole, @Nullable String fraction, @Nullable String scale) {
    Currency currency = currency(sign);
    if (scale != null) {
      String words = SCALES.getOrDefault(scale.toLowerCase(Locale.ROOT), scale);
      return Numbers.decimal(whole, fraction) + " " + words + " " + currency.many();
    }
    if (fraction != null && fraction.length() != 2) {
      return Numbers.decimal(whole, fraction) + " " + currency.many();
    }
    String digits = whole.replace(",", "");
    String large =
        NumberWords.PLAIN.cardinal(digits)
            + " "
            + (digits.matches("0*1") ? currency.one() : currency.many());
    if (fraction == null || fraction.equals("00")) {
      return large;
    }
    String small = small(currency, fraction);
    return digits.matches("0+") ? small : large + " and " + small;
  }

  private static String small(Currency currency, String amount) {
    return NumberWords.PLAIN.cardinal(amount)
        + " "
        + (amount.matches("0*1") ? currency.smallOne() : currency.smallMany());
  }
}
