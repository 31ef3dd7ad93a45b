package org.zethus.text.english;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads abbreviations that a dot follows. */
final class Abbreviations {
  /** Read so wherever they stand. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Mr", "mister"),
          Map.entry("Mrs", "missus"),
          Map.entry("Ms", "miz"),
          Map.entry("Messrs", "messieurs"),
          Map.entry("Prof", "professor"),
          Map.entry("Rev", "reverend"),
          Map.entry("Hon", "honorable"),
          Map.entry("Gen", "general"),
          Map.entry("Col", "colonel"),
          Map.entry("Maj", "major"),
          Map.entry("Capt", "captain"),
          Map.entry("Lt", "lieutenant"),
          Map.entry("Sgt", "sergeant"),
          Map.entry("Cpl", "corporal"),
          Map.entry("Pvt", "private"),
          Map.entry("Gov", "governor"),
          Map.entry("Sen", "senator"),
          Map.entry("Rep", "representative"),
          Map.entry("Pres", "president"),
          Map.entry("Jr", "junior"),
          Map.entry("Sr", "senior"),
          Map.entry("Esq", "esquire"),
          Map.entry("Inc", "incorporated"),
          Map.entry("Ltd", "limited"),
          Map.entry("Corp", "corporation"),
          Map.entry("Co", "company"),
          Map.entry("Bros", "brothers"),
          Map.entry("Dept", "department"),
          Map.entry("dept", "department"),
          Map.entry("Univ", "university"),
          Map.entry("Assn", "association"),
          Map.entry("Ave", "avenue"),
          Map.entry("Blvd", "boulevard"),
          Map.entry("Rd", "road"),
          Map.entry("Ln", "lane"),
          Map.entry("Hwy", "highway"),
          Map.entry("Apt", "apartment"),
          Map.entry("apt", "apartment"),
          Map.entry("Mt", "mount"),
          Map.entry("Ft", "fort"),
          Map.entry("etc", "et cetera"),
          Map.entry("vs", "versus"),
          Map.entry("approx", "approximately"),
          Map.entry("est", "established"),
          Map.entry("incl", "including"),
          Map.entry("max", "maximum"),
          Map.entry("min", "minimum"),
          Map.entry("misc", "miscellaneous"),
          Map.entry("Jan", "january"),
          Map.entry("Feb", "february"),
          Map.entry("Apr", "april"),
          Map.entry("Aug", "august"),
          Map.entry("Sept", "september"),
          Map.entry("Oct", "october"),
          Map.entry("Nov", "november"),
          Map.entry("Dec", "december"),
          Map.entry("Tues", "tuesday"),
          Map.entry("Thurs", "thursday"));

  /** Read so before a number; elsewhere they may be words. */
  private static final Map<String, String> BEFORE_NUMBERS =
      Map.ofEntries(
          Map.entry("No", "number"),
          Map.entry("Nos", "numbers"),
          Map.entry("no", "number"),
          Map.entry("nos", "numbers"),
          Map.entry("Fig", "figure"),
          Map.entry("fig", "figure"),
          Map.entry("Vol", "volume"),
          Map.entry("vol", "volume"),
          Map.entry("Ch", "chapter"),
          Map.entry("ch", "chapter"),
          Map.entry("Sec", "section"),
          Map.entry("sec", "section"),
          Map.entry("Art", "article"),
          Map.entry("p", "page"),
          Map.entry("pp", "pages"),
          Map.entry("ca", "circa"),
          Map.entry("c", "circa"),
          Map.entry("Ex", "example"),
          Map.entry("Eq", "equation"));

  private static final Set<String> TITLES_WITHOUT_DOT = Set.of("Mr", "Mrs", "Ms");

  static final List<Rule> RULES =
      List.of(
          Rule.of("\\b[eE]\\.g\\.,?", "for example"),
          Rule.of("\\b[iI]\\.e\\.,?", "that is"),
          Rule.of("\\bPh\\. ?D\\b\\.?", Letters.spell("PHD")),
          Rule.of("\\bet al\\.", "et al"),
          Rule.of(
              "\\b(" + alternatives(TITLES_WITHOUT_DOT) + ")\\b(?!\\.)",
              match -> WORDS.getOrDefault(match.group(1), match.group())),
          // A street has its name before it and none behind.
          Rule.of(
              "\\b((?:[A-Z][a-z]+|\\d+(?:st|nd|rd|th)) )(St|Dr)\\b\\.?(?=[,;:!?)]| ?$| [a-z])",
              match -> match.group(1) + (match.group(2).equals("St") ? "street" : "drive")),
          Rule.of("\\bSt\\b\\.?(?= ?[A-Z])", "saint"),
          Rule.of("\\bDrs\\b\\.?", "doctors"),
          Rule.of("\\bDr\\b\\.?", "doctor"),
          Rule.of(
              "\\b(" + alternatives(BEFORE_NUMBERS.keySet()) + ")\\. ?(?=\\d|[IVXLC]+\\b)",
              match -> BEFORE_NUMBERS.getOrDefault(match.group(1), match.group())),
          Rule.of(
              "\\b(" + alternatives(WORDS.keySet()) + ")\\.",
              match -> WORDS.getOrDefault(match.group(1), match.group())),
          Rule.of("\\b(?:[A-Za-z]\\.){2,}", match -> spell(match.group())),
          Rule.of("\\b([A-HJ-Z])\\.(?= ?[A-Z])", match -> Letters.spell(match.group(1))),
          Rule.of("\\bw/o\\b", "without"),
          Rule.of("\\bw/ ", "with"));

  private Abbreviations() {}

  private static String alternatives(Set<String> words) {
    return words.stream()
        .sorted((a, b) -> b.length() == a.length() ? a.compareTo(b) : b.length() - a.length())
        .collect(Collectors.joining("|"));
  }

  private static String spell(String dotted) {
    return Letters.spell(dotted.replaceAll("[^A-Za-z]", ""));
  }
}
