package org.zethus.text.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How MaskGCT writes out French and German before espeak-ng reads them. A typographic apostrophe is
 * left out, as it was in training; a straight one is read.
 */
final class MaskGctEuropean {
  private static final int ANY_CASE =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** Marks and what they are read as. */
  private static final Map<String, String> MARKS =
      Map.ofEntries(
          Map.entry("\uff1a", ","),
          Map.entry("\uff1b", ","),
          Map.entry("\uff0c", ","),
          Map.entry("\u3002", "."),
          Map.entry("\uff01", "!"),
          Map.entry("\uff1f", "?"),
          Map.entry("\n", "."),
          Map.entry("\u00b7", ","),
          Map.entry("\u3001", ","),
          Map.entry("...", "."),
          Map.entry("\u2026", "."),
          Map.entry("$", "."),
          Map.entry("\uff5e", "-"),
          Map.entry("~", "-"));

  private static final Pattern MARK =
      Pattern.compile(MARKS.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")));
  private static final Pattern QUOTES_AND_BRACKETS =
      Pattern.compile(
          "[\u201c\u201d\u2018\u2019\uff08\uff09()\u300a\u300b\u3010\u3011\\[\\]\u2014\u300c\u300d\u00bf\u00a1]");
  private static final Pattern ANGLES = Pattern.compile("[<>()\\[\\]\"\u00ab\u00bb]+");
  private static final Pattern FIRST_MARKS = Pattern.compile("^[,.!?]+");
  private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Abbreviations before a full stop; a dot in them is any character. */
  private static final String[][] BEFORE_FULL_STOP = {
    {"M", "monsieur"},
    {"Mlle", "mademoiselle"},
    {"Mlles", "mesdemoiselles"},
    {"Mme", "Madame"},
    {"Mmes", "Mesdames"},
    {"N.B", "nota bene"},
    {"p.c.q", "parce que"},
    {"Pr", "professeur"},
    {"qqch", "quelque chose"},
    {"rdv", "rendez-vous"},
    {"max", "maximum"},
    {"min", "minimum"},
    {"no", "num\u00e9ro"},
    {"adr", "adresse"},
    {"dr", "docteur"},
    {"st", "saint"},
    {"co", "companie"},
    {"jr", "junior"},
    {"sgt", "sergent"},
    {"capt", "capitain"},
    {"col", "colonel"},
    {"av", "avenue"},
    {"av. J.-C", "avant J\u00e9sus-Christ"},
    {"apr. J.-C", "apr\u00e8s J\u00e9sus-Christ"},
    {"art", "article"},
    {"boul", "boulevard"},
    {"c.-\u00e0-d", "c\u2019est-\u00e0-dire"},
    {"etc", "et cetera"},
    {"ex", "exemple"},
    {"excl", "exclusivement"}
  };

  private static final List<Abbreviation> FRENCH = french();

  private record Abbreviation(Pattern written, String said) {}

  private MaskGctEuropean() {}

  private static List<Abbreviation> french() {
    List<Abbreviation> all = new ArrayList<>();
    for (String[] pair : BEFORE_FULL_STOP) {
      all.add(new Abbreviation(Pattern.compile("\\b" + pair[0] + "\\.", ANY_CASE), pair[1]));
    }
    for (String[] pair : new String[][] {{"Mlle", "mademoiselle"}, {"Mme", "Madame"}}) {
      all.add(
          new Abbreviation(
              Pattern.compile("\\b" + pair[0], Pattern.UNICODE_CHARACTER_CLASS), pair[1]));
    }
    return List.copyOf(all);
  }

  /** {@return a French text as it is said} */
  static String french(String text) {
    String said = text;
    for (Abbreviation each : FRENCH) {
      said = each.written().matcher(said).replaceAll(each.said());
    }
    return plain(said, " et ");
  }

  /** {@return a German text as it is said} */
  static String german(String text) {
    return plain(text, "&");
  }

  private static String plain(String text, String and) {
    String plain = MARK.matcher(text).replaceAll(mark -> MARKS.getOrDefault(mark.group(), ""));
    plain = QUOTES_AND_BRACKETS.matcher(plain).replaceAll("");
    plain = plain.replace(';', ',').replace('-', ' ').replace(':', ',').replace("&", and);
    plain = ANGLES.matcher(plain).replaceAll("");
    plain = FIRST_MARKS.matcher(plain).replaceFirst("");
    return BLANKS.matcher(plain).replaceAll(" ").strip();
  }
}
