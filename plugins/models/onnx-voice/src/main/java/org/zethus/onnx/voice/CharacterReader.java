package org.zethus.onnx.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Characters as symbols, as they are where the voice has them, else in lower case. */
final class CharacterReader implements TextReader.SentenceReader {
  private final Tokens tokens;
  private final Framing framing;

  CharacterReader(Tokens tokens, Framing framing) {
    this.tokens = tokens;
    this.framing = framing;
  }

  @Override
  public Symbols symbols(String sentence) {
    List<Long> ids = new ArrayList<>();
    sentence
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(
            character ->
                tokens
                    .of(character)
                    .or(() -> tokens.of(character.toLowerCase(Locale.ROOT)))
                    .ifPresent(ids::addAll));
    return Symbols.of(framing.around(ids));
  }
}
