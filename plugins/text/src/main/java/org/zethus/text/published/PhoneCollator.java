package org.zethus.text.published;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.zethus.api.data.TokenSequence;
import org.zethus.api.plugin.ZethusException;

/**
 * Ids of phones with a beginning and an end: padding, {@code <bos>} and {@code <eos>}, then the
 * symbols in alphabetical order, whatever numbers their file gives them.
 */
public final class PhoneCollator {
  private static final String PADDING = "<pad>";
  private static final String BEGINNING = "<bos>";
  private static final String END = "<eos>";

  private final Map<String, Integer> ids = new LinkedHashMap<>();

  /** A collator of symbols in any order. */
  public PhoneCollator(List<String> symbols) {
    List<String> all = new ArrayList<>(List.of(PADDING, BEGINNING, END));
    symbols.stream().sorted().forEach(all::add);
    IntStream.range(0, all.size()).forEach(i -> ids.put(all.get(i), i));
  }

  /** {@return the collator of a published symbol file: lines of a symbol, a blank and a number} */
  public static PhoneCollator ofFile(String content) {
    return new PhoneCollator(
        content.lines().filter(line -> !line.isBlank()).map(line -> line.split("\\s")[0]).toList());
  }

  /** {@return the ids of all symbols} */
  public Map<String, Integer> ids() {
    return Map.copyOf(ids);
  }

  /**
   * {@return the phones between beginning and end}
   *
   * @throws ZethusException if the table lacks some
   */
  public TokenSequence collate(List<String> phones) {
    List<String> unknown =
        phones.stream().filter(phone -> !ids.containsKey(phone)).distinct().toList();
    if (!unknown.isEmpty()) {
      throw new ZethusException(
          "phones %s are not in the symbol table of %d; was it made for this language?"
              .formatted(unknown, ids.size()));
    }
    List<String> symbols = new ArrayList<>(List.of(BEGINNING));
    symbols.addAll(phones);
    symbols.add(END);
    return new TokenSequence(symbols, symbols.stream().map(ids::get).toList());
  }

  /** {@return the ids with a blank's id before, between and behind them} */
  public static List<Integer> intersperse(List<Integer> ids, int blank) {
    List<Integer> spread = new ArrayList<>(List.of(blank));
    for (int id : ids) {
      spread.add(id);
      spread.add(blank);
    }
    return spread;
  }

  /** {@return sequences of equal length, filled with padding; shape (sequences, longest)} */
  public static List<List<Integer>> pad(List<List<Integer>> sequences) {
    int longest = sequences.stream().mapToInt(List::size).max().orElse(0);
    return sequences.stream()
        .map(
            sequence -> {
              List<Integer> padded = new ArrayList<>(sequence);
              while (padded.size() < longest) {
                padded.add(0);
              }
              return padded;
            })
        .toList();
  }
}
