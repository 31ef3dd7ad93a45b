package org.zethus.text.english;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

/**
 * Reads addresses of pages and mailboxes: {@code www.example.com/a} as "W W W dot example dot com
 * slash A".
 */
final class WebAddresses {
  private static final String DOMAIN =
      "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\\.){1,8}[A-Za-z]{2,18}\\b";
  private static final String COMMON_END =
      "com|org|net|edu|gov|mil|io|ai|dev|app|info|co\\.uk|ac\\.uk|uk|de|fr|eu|us|ca|jp|au|tv|me";

  static final List<Rule> RULES =
      List.of(
          Rule.of("\\b[A-Za-z0-9._%+-]{1,64}@" + DOMAIN, WebAddresses::read),
          Rule.of(
              "(?i:https?|ftp)://[A-Za-z0-9._~:/?#@!$&*+,;=%-]*[A-Za-z0-9/]",
              match -> spell(match.group().replaceFirst("^[a-zA-Z]+://", ""))),
          Rule.of(
              "\\b(?i:www)\\.[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+(?:/[A-Za-z0-9._~/%-]*[A-Za-z0-9/])?",
              WebAddresses::read),
          Rule.of(
              "(?<![A-Za-z0-9.@-])(?:[A-Za-z0-9][A-Za-z0-9-]{1,62}\\.){1,8}(?:"
                  + COMMON_END
                  + ")\\b(?:/[A-Za-z0-9._~/%-]*[A-Za-z0-9/])?",
              WebAddresses::read));

  private static final Map<Character, String> SIGNS =
      Map.ofEntries(
          Map.entry('.', "dot"),
          Map.entry('/', "slash"),
          Map.entry('@', "at"),
          Map.entry('-', "dash"),
          Map.entry('_', "underscore"),
          Map.entry(':', "colon"),
          Map.entry('?', "question mark"),
          Map.entry('=', "equals"),
          Map.entry('&', "and"),
          Map.entry('#', "hash"),
          Map.entry('%', "percent"),
          Map.entry('~', "tilde"),
          Map.entry('+', "plus"));

  private WebAddresses() {}

  private static String read(MatchResult match) {
    return spell(match.group());
  }

  private static String spell(String address) {
    StringBuilder words = new StringBuilder();
    String end = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    for (String part : end.split("(?<=[^A-Za-z0-9])|(?=[^A-Za-z0-9])|(?<=[a-z])(?=[0-9])")) {
      if (!part.isEmpty()) {
        words.append(' ').append(word(part)).append(' ');
      }
    }
    return words.toString();
  }

  private static String word(String part) {
    char first = part.charAt(0);
    if (Character.isDigit(first) && part.chars().allMatch(Character::isDigit)) {
      return part.length() < 3 ? NumberWords.PLAIN.cardinal(part) : NumberWords.digits(part);
    }
    if (Character.isLetterOrDigit(first)) {
      boolean isShort = part.length() < 3 || part.equalsIgnoreCase("www");
      return isShort && part.chars().allMatch(Character::isLetter) && !part.equals("me")
          ? Letters.spell(part)
          : part;
    }
    return SIGNS.getOrDefault(first, "");
  }
}
