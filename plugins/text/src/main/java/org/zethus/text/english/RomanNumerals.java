package org.zethus.text.english;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads Roman numerals: {@code Henry VIII} "the eighth", {@code Chapter IV} "four". */
final class RomanNumerals {
  private static final Pattern VALID =
      Pattern.compile("M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})");

  /** Things that are counted. */
  private static final String SECTION =
      "(?i:chapter|part|act|scene|volume|vol|book|section|figure|table|appendix|phase|type|class|title"
          + "|article|stage|level|grade|unit|episode|series|bowl|war|mark|line|number|page|canto|psalm"
          + "|lesson|verse|layer|tier|division|group|apollo|gemini|saturn|olympiad|corps)";

  /** Those who share a name, where a single letter counts them. */
  private static final Set<String> RULERS =
      Set.of(
          "alexander",
          "charles",
          "catherine",
          "christian",
          "constantine",
          "edward",
          "elizabeth",
          "ferdinand",
          "francis",
          "frederick",
          "george",
          "gustav",
          "henry",
          "ivan",
          "james",
          "john",
          "leopold",
          "louis",
          "mary",
          "napoleon",
          "nicholas",
          "otto",
          "paul",
          "peter",
          "philip",
          "pius",
          "richard",
          "robert",
          "urban",
          "victor",
          "wilhelm",
          "william");

  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "\\b(" + SECTION + ") ([IVXLCDM]+|[ivxlc]+)\\b(?!['.]\\w)",
              match ->
                  isValid(match.group(2))
                      ? match.group(1) + " " + NumberWords.PLAIN.cardinal(value(match.group(2)))
                      : match.group()),
          Rule.of("\\b([A-Z][a-z]+) ([IVX]+)\\b(?!['.]\\w)", RomanNumerals::ofRuler),
          // No word and hardly an abbreviation consists of these letters alone.
          Rule.of(
              "\\b(?:[IVX]{2,}|[MDCLXVI]{5,})\\b(?!['.]\\w)",
              match ->
                  isValid(match.group())
                      ? NumberWords.PLAIN.cardinal(value(match.group()))
                      : match.group()));

  private RomanNumerals() {}

  private static String ofRuler(MatchResult match) {
    String name = match.group(1);
    String numeral = match.group(2);
    boolean counts =
        isValid(numeral)
            && (numeral.length() > 1 || RULERS.contains(name.toLowerCase(Locale.ROOT)));
    return counts
        ? name + " the " + NumberWords.PLAIN.ordinal(Integer.toString(value(numeral)))
        : match.group();
  }

  private static boolean isValid(String numeral) {
    return VALID.matcher(numeral.toUpperCase(Locale.ROOT)).matches();
  }

  private static int value(String numeral) {
    int sum = 0;
    int previous = 0;
    String upper = numeral.toUpperCase(Locale.ROOT);
    for (int i = upper.length() - 1; i >= 0; i--) {
      int digit = digit(upper.charAt(i));
      sum += digit < previous ? -digit : digit;
      previous = digit;
    }
    return sum;
  }

  private static int digit(char letter) {
    return switch (letter) {
      case 'I' -> 1;
      case 'V' -> 5;
      case 'X' -> 10;
      case 'L' -> 50;
      case 'C' -> 100;
      case 'D' -> 500;
      case 'M' -> 1000;
      default -> throw new IllegalArgumentException("no Roman digit " + letter);
    };
  }
}
