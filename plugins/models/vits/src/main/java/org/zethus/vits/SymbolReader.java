package org.zethus.vits;

import java.util.stream.Stream;
import org.zethus.api.data.TokenSequence;
import org.zethus.text.SymbolTable;
import org.zethus.text.TextFrontEnd;

/** Reads text as far as a checkpoint's symbols. */
@FunctionalInterface
interface SymbolReader {
  /**
   * {@return the sentences, each read when it is its turn}
   *
   * @throws org.zethus.api.plugin.ZethusException if there is nothing to pronounce
   */
  Stream<Line> read(String text);

  /**
   * A sentence.
   *
   * @param text as written
   * @param symbols without blanks
   */
  record Line(String text, TokenSequence symbols) {}

  /** {@return the reader of a checkpoint that was trained here} */
  static SymbolReader of(TextFrontEnd frontEnd, SymbolTable symbols) {
    return text ->
        frontEnd.read(text).stream()
            .map(sentence -> new Line(sentence.text(), symbols.encodeNearest(sentence.phones())));
  }
}
