package org.zethus.text;

import java.util.ArrayList;
import java.util.List;
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

  /** Asks the command on the PATH. */
  public EspeakFrontEnd() {
    this(new Espeak());
  }

  EspeakFrontEnd(Espeak espeak) {
    phonemizer = new Phonemizer(espeak, STYLE);
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
      phrases.add(given ? new Word(word.spoken(), Ipa.fromArpabet(word.phones())) : word);
    }
    return phrases;
  }

  private Word said(String phrase) {
    List<String> phones =
        Stream.of(phonemizer.phonemize(phrase).split("[ |]+"))
            .filter(phone -> !phone.isEmpty())
            .toList();
    return new Word(phrase, phones);
  }
}
