package org.zethus.onnx.voice;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.zethus.text.espeak.Espeak;
import org.zethus.text.espeak.Phonemizer;
import org.zethus.text.espeak.Phonemizer.Style;

/**
 * The phones of espeak-ng, a symbol for each character of their decomposed IPA, with the marks that
 * end clauses. What the voice has no id for is left out, as Piper does.
 */
final class EspeakReader implements TextReader.SentenceReader {
  private static final String MARKS = ".,:;?!\u00a1\u00bf\u2026\u3002\uff0c\uff1f\uff01";

  private final Phonemizer phonemizer;
  private final Tokens tokens;
  private final Framing framing;

  /**
   * A reader.
   *
   * @param voice of espeak-ng, e.g. {@code en-us}
   */
  EspeakReader(Espeak espeak, String voice, Tokens tokens, Framing framing) {
    this.phonemizer = new Phonemizer(espeak, new Style(voice, MARKS, " ", "", true, false));
    this.tokens = tokens;
    this.framing = framing;
  }

  @Override
  public Symbols symbols(String sentence) {
    String phones = Normalizer.normalize(phonemizer.phonemize(sentence), Normalizer.Form.NFD);
    List<Long> ids = new ArrayList<>();
    phones
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(phone -> tokens.of(phone).ifPresent(ids::addAll));
    return Symbols.of(framing.around(ids));
  }
}
