package org.zethus.text.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells words from letters that are named one by one: {@code FBI}, {@code PCs}, {@code vitamin A},
 * {@code html}, but {@code NASA} and {@code STOP}.
 */
final class Capitals {
  /** Letters beside digits: {@code A4}, {@code MP3}, {@code B2B}; {@code covid19} is a word. */
  static final List<Rule> RULES =
      List.of(
          Rule.of(
              "(?<![A-Za-z'])([A-Za-z]|[A-Z]{2,5})(?=-?\\d)|(?<=\\d-?)([A-Za-z]|[A-Z]{2,5})(?![A-Za-z'])",
              match -> Letters.spell(match.group())),
          Rule.of("(?<=\\d)(?=[A-Za-z])|(?<=[A-Za-z])(?=\\d)", " "));

  /** Short words that are written in capitals for emphasis, not letter by letter. */
  private static final Set<String> EMPHASISED =
      Set.of(
          "a", "i", "am", "an", "and", "any", "are", "as", "at", "be", "big", "but", "by", "can",
          "did", "do", "few", "for", "get", "go", "god", "had", "has", "he", "her", "him", "his",
          "how", "if", "in", "is", "its", "let", "man", "may", "me", "men", "my", "new", "no",
          "not", "now", "of", "oh", "ok", "old", "on", "one", "or", "our", "out", "own", "put",
          "ran", "run", "saw", "say", "see", "she", "so", "ten", "the", "to", "too", "two", "up",
          "very", "war", "was", "way", "we", "why", "yes", "yet", "you", "zip", "zoo");

  /** What a letter follows. */
  private static final Pattern BEFORE_LETTER =
      Pattern.compile(
          "(?i)\\b(?:vitamin|grade|plan|type|class|hepatitis|team|group|section|option|part|gate|row"
              + "|letter|block|exhibit|appendix|level|point|series|company|building)\\s$");

  private static final Pattern NO_VOWEL = Pattern.compile("[^aeiouyAEIOUY]+");
  private static final Pattern MANY_CONSONANTS = Pattern.compile("(?i).*[^aeiouy']{4}.*");
  private static final Pattern CAMEL_CASE = Pattern.compile("[A-Za-z]?[a-z]+(?:[A-Z][a-z']+)+");

  private final Lexicon lexicon;

  Capitals(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * {@return how a word is read: as one word, as several, or letter by letter}
   *
   * @param word letters and apostrophes
   * @param text where it stands, from {@code start} to {@code end}
   * @param shouted whether all of the text is capitals
   */
  List<String> read(String word, String text, int start, int end, boolean shouted) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (word.length() == 1) {
      return List.of(single(word, text, start, end));
    }
    int apostrophe = lower.indexOf('\'');
    if (apostrophe > 0 && lower.endsWith("'s") && !lexicon.has(lower)) {
      List<String> parts =
          new ArrayList<>(
              read(word.substring(0, apostrophe), text, start, start + apostrophe, shouted));
      return withS(parts);
    }
    if (isPluralOfLetters(word)) {
      return withS(letters(word.substring(0, word.length() - 1)));
    }
    if (CAMEL_CASE.matcher(word).matches() && !lexicon.has(lower)) {
      return camelCase(word, text, start, end);
    }
    return isSpelled(word, lower, shouted) ? letters(word) : List.of(lower);
  }

  private String single(String letter, String text, int start, int end) {
    if (letter.equalsIgnoreCase("i")) {
      return "i";
    }
    if (letter.equalsIgnoreCase("a")) {
      boolean named =
          BEFORE_LETTER.matcher(text.substring(Math.max(0, start - 12), start)).find()
              || letter.equals("A") && text.substring(end).isBlank() && start > 0;
      return named ? "A" : "a";
    }
    return letter.equals("o") ? "o" : letter.toUpperCase(Locale.ROOT);
  }

  private boolean isSpelled(String word, String lower, boolean shouted) {
    if (word.indexOf('\'') >= 0) {
      return false;
    }
    boolean capitals = word.equals(word.toUpperCase(Locale.ROOT));
    boolean listed = lexicon.has(lower);
    if (capitals && !shouted && word.length() < 4) {
      return !(listed && EMPHASISED.contains(lower));
    }
    if (listed) {
      return false;
    }
    return NO_VOWEL.matcher(word).matches()
        || capitals && !shouted && (word.length() == 4 || MANY_CONSONANTS.matcher(word).matches());
  }

  private static boolean isPluralOfLetters(String word) {
    return word.length() > 2
        && word.endsWith("s")
        && word.substring(0, word.length() - 1).chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }

  private List<String> camelCase(String word, String text, int start, int end) {
    List<String> parts = new ArrayList<>();
    for (String part : word.split("(?=[A-Z])")) {
      parts.addAll(read(part, text, start, end, false));
    }
    return parts;
  }

  private static List<String> letters(String word) {
    return word.toUpperCase(Locale.ROOT).chars().mapToObj(Character::toString).toList();
  }

  /** The ending joins the last word or letter. */
  private static List<String> withS(List<String> words) {
    List<String> joined = new ArrayList<>(words);
    int last = joined.size() - 1;
    joined.set(last, joined.get(last) + "'s");
    return joined;
  }
}
