package org.zethus.api.data;

import java.util.List;

/**
 * Symbols of a text, e.g. phones, and their ids in a symbol table.
 *
 * @param symbols as written in the table
 * @param ids one per symbol
 */
public record TokenSequence(List<String> symbols, List<Integer> ids) {
  public TokenSequence {
    if (symbols.size() != ids.size()) {
      throw new IllegalArgumentException(
          "need one id per symbol, found %d symbols and %d ids"
              .formatted(symbols.size(), ids.size()));
    }
    symbols = List.copyOf(symbols);
    ids = List.copyOf(ids);
  }

  /** {@return the number of symbols} */
  public int length() {
    return symbols.size();
  }
}
