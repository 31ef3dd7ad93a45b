package org.zethus.fastspeech2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.zethus.api.data.TokenSequence;
import org.zethus.api.plugin.ZethusException;

/** The network's input symbols: phones, pauses and punctuation, by id; id 0 is padding. */
final class SymbolTable {
  /** The symbol of id 0. */
  static final String PADDING = "_";

  private final Map<String, Integer> ids = new LinkedHashMap<>();

  /** A checkpoint's table: symbols in the order of their ids. */
  SymbolTable(List<String> symbols) {
    symbols.forEach(symbol -> ids.putIfAbsent(symbol, ids.size()));
  }

  /** {@return the table of all symbols that occur, in alphabetical order} */
  static SymbolTable of(Iterable<List<String>> sequences) {
    TreeSet<String> sorted = new TreeSet<>();
    sequences.forEach(sorted::addAll);
    sorted.remove(PADDING);
    List<String> symbols = new ArrayList<>(List.of(PADDING));
    symbols.addAll(sorted);
    return new SymbolTable(symbols);
  }

  /** {@return the symbols in the order of their ids} */
  List<String> symbols() {
    return List.copyOf(ids.keySet());
  }

  /**
   * {@return the symbols with their ids}
   *
   * @throws ZethusException if one is not in the table
   */
  TokenSequence encode(List<String> symbols) {
    return new TokenSequence(symbols, symbols.stream().map(this::id).toList());
  }

  private int id(String symbol) {
    Integer id = ids.get(symbol);
    if (id == null || id == 0) {
      throw new ZethusException(
          "no symbol '%s' in this model; it knows %s"
              .formatted(symbol, String.join(" ", symbols().subList(1, ids.size()))));
    }
    return id;
  }

  /**
   * {@return the frames a symbol gets at least: 1 for a phone, 0 for punctuation, whose pause may
   * be missing}
   */
  static int leastFrames(String symbol) {
    return symbol.codePoints().anyMatch(Character::isLetter) ? 1 : 0;
  }
}
