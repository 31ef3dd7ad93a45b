package org.zethus.onnx.voice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.SymbolTable;

/** The ids of a voice's symbols; a symbol may have several. */
final class Tokens {
  private static final int MOST = 1 << 20;

  private final Map<String, List<Long>> ids;

  Tokens(Map<String, List<Long>> ids) {
    this.ids = new LinkedHashMap<>(ids);
  }

  /**
   * Reads {@code tokens.txt}: a symbol, a blank and its id in every line; the symbol may be a blank
   * itself.
   *
   * @throws ZethusException naming the line that is not so
   */
  static Tokens parse(String text, String file) {
    Map<String, List<Long>> ids = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.split("\\R")) {
      number++;
      if (line.isEmpty()) {
        continue;
      }
      int blank = line.lastIndexOf(' ');
      String id = line.substring(blank + 1);
      if (blank < 0 || !id.matches("\\d{1,7}") || Integer.parseInt(id) > MOST) {
        throw new ZethusException(
            "%s, line %d: expected a symbol, a blank and its id, found '%s'"
                .formatted(file, number, line));
      }
      String symbol = line.substring(0, blank);
      ids.put(symbol.isEmpty() ? " " : symbol, List.of(Long.valueOf(id)));
    }
    return new Tokens(ids);
  }

  /** {@return the ids of a symbol, if it is one} */
  Optional<List<Long>> of(String symbol) {
    return Optional.ofNullable(ids.get(symbol));
  }

  /** {@return these, but that a symbol has the ids of another one, if that is there} */
  Tokens renamed(String symbol, String other) {
    Map<String, List<Long>> renamed = new LinkedHashMap<>(ids);
    of(other).ifPresent(those -> renamed.put(symbol, those));
    return new Tokens(renamed);
  }

  /** {@return as the table of a front end of ours; an id that no symbol has gets a name} */
  SymbolTable table() {
    List<String> symbols = new ArrayList<>();
    ids.forEach(
        (symbol, list) -> {
          int id = Math.toIntExact(list.get(0));
          while (symbols.size() <= id) {
            symbols.add("#" + symbols.size());
          }
          symbols.set(id, symbol);
        });
    return new SymbolTable(Collections.unmodifiableList(symbols));
  }
}
