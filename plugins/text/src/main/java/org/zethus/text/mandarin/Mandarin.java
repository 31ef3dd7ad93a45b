package org.zethus.text.mandarin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads Chinese characters as Mandarin. Threads may share it. */
public final class Mandarin {
  /** Alone behind a longer word it makes an adverb of that, which the network seldom sees. */
  private static final String ADVERBIAL = "\u5730";

  private final ReadingDictionary dictionary = new ReadingDictionary();
  private final Polyphones polyphones = Polyphones.load();

  /** {@return the syllables of a text of Chinese characters, with the tones they are said with} */
  public List<Syllable> syllables(String text) {
    return ToneSandhi.said(words(text));
  }

  /** {@return the words of the text; what has no reading is left out} */
  List<List<Syllable>> words(String text) {
    Map<Integer, String> inContext = polyphones.readings(text);
    List<List<Syllable>> words = new ArrayList<>();
    String before = "";
    int start = 0;
    for (String word : dictionary.joined(ChineseWords.cut(text))) {
      int end = start + word.length();
      boolean adverbial = word.equals(ADVERBIAL) && before.length() > 1 && end < text.length();
      words.add(
          adverbial
              ? List.of(new Syllable(word, "de", Syllable.NEUTRAL))
              : syllables(word, start, inContext));
      before = word;
      start = end;
    }
    words.removeIf(List::isEmpty);
    return words;
  }

  private List<Syllable> syllables(String word, int start, Map<Integer, String> inContext) {
    List<Syllable> syllables = new ArrayList<>();
    for (int at = 0; at < word.length(); ) {
      String phrase = dictionary.longestPhrase(word, at);
      String reading = inContext.get(start + at);
      boolean character = phrase.codePointCount(0, phrase.length()) == 1;
      if (character && reading != null) {
        syllables.add(Syllable.numbered(phrase, reading));
      } else {
        syllables.addAll(dictionary.syllables(phrase));
      }
      at += phrase.length();
    }
    return syllables;
  }
}
