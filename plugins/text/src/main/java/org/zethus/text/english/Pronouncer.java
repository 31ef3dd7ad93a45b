package org.zethus.text.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zethus.text.Arpabet;
import org.zethus.text.english.Lexicon.Use;

/**
 * Says words one after the other, as FreeTTS does: endings like {@code 's} follow the sound before
 * them, and "the" rhymes with "tree" before a vowel. Unlike FreeTTS it asks the word before for the
 * reading of words like "record". One per sentence, one thread at a time.
 */
final class Pronouncer {
  private static final Set<String> BEFORE_VERBS =
      Set.of(
          "to",
          "will",
          "would",
          "can",
          "could",
          "may",
          "might",
          "must",
          "shall",
          "should",
          "cannot",
          "don't",
          "doesn't",
          "didn't",
          "won't",
          "can't",
          "couldn't",
          "wouldn't",
          "shouldn't",
          "i",
          "you",
          "we",
          "they",
          "who",
          "let's",
          "please",
          "i'll",
          "you'll",
          "we'll",
          "they'll",
          "i'd",
          "you'd",
          "we'd",
          "they'd",
          "never",
          "always",
          "not");

  private static final Set<String> BEFORE_NOUNS =
      Set.of(
          "the", "a", "an", "this", "that", "these", "those", "my", "your", "his", "her", "its",
          "our", "their", "of", "in", "on", "for", "with", "by", "from", "at", "some", "any", "no",
          "every", "each", "another", "many", "few", "much", "more", "new", "old");

  private static final Set<String> SIBILANTS = Set.of("S", "Z", "SH", "ZH", "CH", "JH");
  private static final Set<String> VOICELESS =
      Set.of("P", "T", "K", "F", "TH", "S", "SH", "CH", "HH");

  private final Lexicon lexicon;
  private String before = "";

  Pronouncer(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** {@return the phones of the next word} */
  List<String> say(String word) {
    Use use = word.length() == 1 ? Use.ANY : useAfter(before);
    before = word;
    return phones(word, use);
  }

  private static Use useAfter(String before) {
    if (BEFORE_VERBS.contains(before)) {
      return Use.VERB;
    }
    return BEFORE_NOUNS.contains(before) ? Use.NOUN : Use.ANY;
  }

  private List<String> phones(String word, Use use) {
    return lexicon
        .find(word, use)
        .orElseGet(() -> word.indexOf('\'') >= 0 ? withApostrophe(word) : unlisted(word));
  }

  private List<String> withApostrophe(String word) {
    int at = word.lastIndexOf('\'');
    String ending = word.substring(at);
    String stem = word.substring(0, at);
    return switch (ending) {
      case "'s" -> withS(phones(stem, Use.ANY));
      case "'" -> phones(stem, Use.ANY);
      case "'ll" -> afterConsonant(phones(stem, Use.ANY), "AH0", "L");
      case "'ve" -> afterConsonant(phones(stem, Use.ANY), "AH0", "V");
      case "'d" -> afterConsonant(phones(stem, Use.ANY), "AH0", "D");
      case "'re" -> join(phones(stem, Use.ANY), "ER0");
      default -> phones(word.replace("'", ""), Use.ANY);
    };
  }

  /** A plural that is not listed is said like its singular, which may be. */
  private List<String> unlisted(String word) {
    int last = word.length() - 1;
    boolean plural = last > 2 && word.endsWith("s") && !word.endsWith("ss");
    return plural && lexicon.has(word.substring(0, last))
        ? withS(phones(word.substring(0, last), Use.ANY))
        : lexicon.guess(word);
  }

  /** {@return a word's phones with a plural's or a possessor's s} */
  static List<String> withS(List<String> phones) {
    if (phones.isEmpty()) {
      return phones;
    }
    String last = phones.get(phones.size() - 1);
    if (SIBILANTS.contains(last)) {
      return join(phones, "AH0", "Z");
    }
    return join(phones, VOICELESS.contains(last) ? "S" : "Z");
  }

  private static List<String> afterConsonant(List<String> phones, String vowel, String consonant) {
    boolean isVowel = !phones.isEmpty() && Arpabet.isVowel(phones.get(phones.size() - 1));
    return isVowel ? join(phones, consonant) : join(phones, vowel, consonant);
  }

  private static List<String> join(List<String> phones, String... more) {
    List<String> joined = new ArrayList<>(phones);
    joined.addAll(List.of(more));
    return joined;
  }
}
