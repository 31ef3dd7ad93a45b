package org.zethus.text.published;

import java.util.regex.Pattern;

/** Abbreviations as published cleaners expand them, one after the other; "misess" is theirs. */
final class PublishedAbbreviations {
  private static final String[][] COMMON = {
    {"mrs", "misess"},
    {"mr", "mister"},
    {"dr", "doctor"},
    {"st", "saint"},
    {"co", "company"},
    {"jr", "junior"},
    {"maj", "major"},
    {"gen", "general"},
    {"drs", "doctors"},
    {"rev", "reverend"},
    {"lt", "lieutenant"},
    {"hon", "honorable"},
    {"sgt", "sergeant"},
    {"capt", "captain"},
    {"esq", "esquire"},
    {"ltd", "limited"},
    {"col", "colonel"},
    {"ft", "fort"}
  };

  private static final String[][] OF_MASKGCT = {{"etc", "et cetera"}, {"btw", "by the way"}};

  private PublishedAbbreviations() {}

  /** {@return the text with abbreviations before a dot expanded; the dot is swallowed} */
  static String beforeDots(String text) {
    return expand(text, COMMON, "\\.");
  }

  /** {@return the text with abbreviations expanded, with or without a dot, which stays} */
  static String wholeWords(String text) {
    return expand(expand(text, COMMON, "\\b"), OF_MASKGCT, "\\b");
  }

  private static String expand(String text, String[][] table, String end) {
    String expanded = text;
    for (String[] row : table) {
      int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
      expanded = Pattern.compile("\\b" + row[0] + end, flags).matcher(expanded).replaceAll(row[1]);
    }
    return expanded;
  }
}
