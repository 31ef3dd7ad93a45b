package org.zethus.text.english;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.zethus.text.Arpabet;
import org.zethus.text.Sentence;
import org.zethus.text.Sentence.Word;

/** Reads English text: sentences, words, phones. The lexicon is loaded when it is first used. */
public final class EnglishReader {
  private static final List<String> THE_BEFORE_VOWEL = List.of("DH", "IY0");

  /** Loads when the class is first touched, once for all readers. */
  private static final class Loaded {
    static final Lexicon LEXICON = new Lexicon();
    static final Normaliser NORMALISER = new Normaliser(LEXICON);
  }

  /** {@return the sentences of the text that have something to say} */
  public List<Sentence> read(String text) {
    List<Sentence> sentences = new ArrayList<>();
    for (String sentence : SentenceSplitter.split(text)) {
      InlinePhones inline = new InlinePhones(sentence);
      List<Word> words = words(Loaded.NORMALISER.normalise(inline.text()), inline);
      if (!words.isEmpty()) {
        sentences.add(new Sentence(sentence, words));
      }
    }
    return sentences;
  }

  /** {@return the words that are listed, in alphabetical order, with their phones} */
  public static SortedMap<String, List<String>> lexicon() {
    SortedMap<String, List<String>> lexicon = new TreeMap<>();
    for (String word : Loaded.LEXICON.words()) {
      Loaded.LEXICON.find(word, Lexicon.Use.ANY).ifPresent(phones -> lexicon.put(word, phones));
    }
    return lexicon;
  }

  private static List<Word> words(List<String> tokens, InlinePhones inline) {
    Pronouncer pronouncer = new Pronouncer(Loaded.LEXICON);
    List<Word> words = new ArrayList<>();
    for (String token : tokens) {
      Word word = word(token, inline, pronouncer);
      if (!word.phones().isEmpty()
          && !(word.isPause() && (words.isEmpty() || last(words).isPause()))) {
        words.add(word);
      }
    }
    if (words.isEmpty()) {
      return List.of();
    }
    List<Word> said = new ArrayList<>();
    said.add(Word.pause(Arpabet.SILENCE));
    for (int i = 0; i < words.size(); i++) {
      boolean isThe = words.get(i).spoken().equals("the") && i + 1 < words.size();
      said.add(
          isThe && Arpabet.isVowel(words.get(i + 1).phones().get(0))
              ? new Word("the", THE_BEFORE_VOWEL)
              : words.get(i));
    }
    return said;
  }

  private static Word last(List<Word> words) {
    return words.get(words.size() - 1);
  }

  private static Word word(String token, InlinePhones inline, Pronouncer pronouncer) {
    char first = token.charAt(0);
    if (InlinePhones.isPlaceholder(first)) {
      List<String> phones = inline.phones(first);
      return new Word("{" + String.join(" ", phones) + "}", phones);
    }
    if (Arpabet.PAUSE_MARKS.indexOf(first) >= 0) {
      return Word.pause(token);
    }
    if (Character.isUpperCase(first)) {
      List<String> letter = Letters.phones(token.substring(0, 1));
      return new Word(token, token.endsWith("'s") ? Pronouncer.withS(letter) : letter);
    }
    return new Word(token, pronouncer.say(token));
  }
}
