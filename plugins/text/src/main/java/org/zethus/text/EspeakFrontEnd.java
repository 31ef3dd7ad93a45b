package org.zethus.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.text.Sentence.Word;
import org.zethus.text.espeak.Espeak;
import org.zethus.text.espeak.Phonemizer;
import org.zethus.text.espeak.Phonemizer.Style;

/**
 * American English with the phones of espeak-ng, which has to be installed; it is started when the
 * first sentence is read. Sentences, numbers and pauses are read as {@link EnglishFrontEnd} does.
 * Phones are IPA with stress marks before vowels; words between two pauses are said as one.
 */
@Component(service = TextFrontEnd.class)
@PluginId("espeak")
public final class EspeakFrontEnd implements TextFrontEnd {
  private static final Style STYLE = new Style("en-us", Style.DEFAULT_MARKS, " ", "|", true, false);

  private final TextFrontEnd english = new EnglishFrontEnd();
  private final Phonemizer phonemizer;
  private final Function<String, List<String>> phones;

  /** Asks the command on the PATH. */
  public EspeakFrontEnd() {
    this(new Espeak());
  }

  EspeakFrontEnd(Espeak espeak) {
    this(espeak, STYLE, EspeakFrontEnd::separated);
  }

  /**
   * Phones in another shape.
   *
   * @param phones takes a phrase's IPA apart
   */
  EspeakFrontEnd(Espeak espeak, Style style, Function<String, List<String>> phones) {
    phonemizer = new Phonemizer(espeak, style);
    this.phones = phones;
  }

  private static List<String> separated(String ipa) {
    return Stream.of(ipa.split("[ |]+")).filter(phone -> !phone.isEmpty()).toList();
  }

  @Override
  public String id() {
    return "espeak";
  }

  @Override
  public List<Sentence> read(String text) {
    return english.read(text).stream()
        .map(sentence -> new Sentence(sentence.text(), phrases(sentence.words())))
        .toList();
  }

  private List<Word> phrases(List<Word> words) {
    List<Word> phrases = new ArrayList<>();
    List<String> phrase = new ArrayList<>();
    for (Word word : words) {
      boolean given = word.spoken().startsWith("{");
      if (!given && !word.isPause()) {
        phrase.add(word.spoken());
        continue;
      }
      if (!phrase.isEmpty()) {
        phrases.add(said(String.join(" ", phrase)));
        phrase.clear();
      }
      phrases.add(given ? new Word(word.spoken(), phones(word)) : word);
    }
    return phrases;
  }

  private List<String> phones(Word given) {
    return Ipa.fromArpabet(given.phones()).stream()
        .flatMap(phone -> phones.apply(phone).stream())
        .toList();
  }

  private Word said(String phrase) {
    return new Word(phrase, phones.apply(phonemizer.phonemize(phrase)));
  }
}
