package org.zethus.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.text.Sentence.Word;
import org.zethus.text.espeak.Espeak;
import org.zethus.text.espeak.Phonemizer.Style;

/**
 * American English with the phones of espeak-ng as Piper writes them: a symbol for each character
 * of their decomposed IPA, so stress and length are symbols of their own, and a blank between two
 * words. A voice that is trained on them speaks in all programs that speak Piper's voices.
 */
@Component(service = TextFrontEnd.class)
@PluginId("piper")
public final class PiperFrontEnd implements TextFrontEnd {
  private static final Style STYLE = new Style("en-us", Style.DEFAULT_MARKS, " ", "", true, false);
  private static final Word BLANK = new Word(" ", List.of(" "));

  private final TextFrontEnd espeak;

  /** Asks the command on the PATH. */
  public PiperFrontEnd() {
    this(new Espeak());
  }

  PiperFrontEnd(Espeak espeak) {
    this.espeak = new EspeakFrontEnd(espeak, STYLE, PiperFrontEnd::characters);
  }

  @Override
  public String id() {
    return "piper";
  }

  @Override
  public List<Sentence> read(String text) {
    return espeak.read(text).stream()
        .map(sentence -> new Sentence(sentence.text(), withBlanks(sentence.words())))
        .toList();
  }

  private static List<String> characters(String ipa) {
    return Normalizer.normalize(ipa.strip(), Normalizer.Form.NFD)
        .codePoints()
        .mapToObj(Character::toString)
        .toList();
  }

  /** Behind all but the silence that a sentence begins with, before all but pauses. */
  private static List<Word> withBlanks(List<Word> words) {
    List<Word> spaced = new ArrayList<>(words.subList(0, 1));
    for (int i = 1; i < words.size(); i++) {
      if (i > 1 && !words.get(i).isPause()) {
        spaced.add(BLANK);
      }
      spaced.add(words.get(i));
    }
    return spaced;
  }
}
