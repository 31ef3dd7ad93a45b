package org.zethus.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.zethus.api.data.TokenSequence;
import org.zethus.api.plugin.ZethusException;

/** A model's input symbols: phones, pauses and punctuation, by id; id 0 is padding. */
public final class SymbolTable {
  /** The symbol of id 0. */
  public static final String PADDING = "_";

  private static final List<String> PAUSES = List.of(",", ".", ";", ":", "?", "!");
  private static final List<String> STRESSES = List.of("1", "0", "2");

  private final Map<String, Integer> ids = new LinkedHashMap<>();

  /** A checkpoint's table: symbols in the order of their ids. */
  public SymbolTable(List<String> symbols) {
    symbols.forEach(symbol -> ids.putIfAbsent(symbol, ids.size()));
  }

  /** {@return the table of all symbols that occur, in alphabetical order} */
  public static SymbolTable of(Iterable<List<String>> sequences) {
    TreeSet<String> sorted = new TreeSet<>();
    sequences.forEach(sorted::addAll);
    sorted.remove(PADDING);
    List<String> symbols = new ArrayList<>(List.of(PADDING));
    symbols.addAll(sorted);
    return new SymbolTable(symbols);
  }

  /**
   * {@return the table of Amphion's FastSpeech 2 and JETS, whose configs do not list it} Its plain
   * characters, which those models never see, keep their ids under names that no phone has; its
   * short pause is a comma here.
   */
  public static SymbolTable published() {
    return new SymbolTable(
        org.zethus.text.published.SymbolTable.LETTERS_AND_ARPABET.symbols().stream()
            .map(SymbolTable::ours)
            .toList());
  }

  private static String ours(String published) {
    return switch (published) {
      case PADDING -> PADDING;
      case "@sp" -> PAUSES.get(0);
      case "@sil" -> "SIL";
      default -> published.startsWith("@") ? published.substring(1) : "'" + published + "'";
    };
  }

  /** {@return the symbols in the order of their ids} */
  public List<String> symbols() {
    return List.copyOf(ids.keySet());
  }

  /**
   * {@return the symbols with their ids}
   *
   * @throws ZethusException if one is not in the table
   */
  public TokenSequence encode(List<String> symbols) {
    return new TokenSequence(symbols, symbols.stream().map(this::id).toList());
  }

  /**
   * {@return the symbols' ids}
   *
   * @throws ZethusException if one is not in the table
   */
  public long[] ids(List<String> symbols) {
    return symbols.stream().mapToLong(this::id).toArray();
  }

  /**
   * {@return the symbols with their ids, of which those that the corpus never had are replaced: a
   * vowel by the same with another stress, a pause by another or by none}
   *
   * @throws ZethusException if a phone is not in the table and nothing comes near it
   */
  public TokenSequence encodeNearest(List<String> symbols) {
    return encode(
        symbols.stream().map(this::nearest).filter(symbol -> !symbol.equals(PADDING)).toList());
  }

  /** {@return whether {@link #encodeNearest} finds all of these} */
  public boolean knowsNearest(List<String> symbols) {
    return symbols.stream().map(this::nearest).allMatch(ids::containsKey);
  }

  private String nearest(String symbol) {
    if (ids.containsKey(symbol)) {
      return symbol;
    }
    if (isPause(symbol)) {
      return PAUSES.stream().filter(ids::containsKey).findFirst().orElse(PADDING);
    }
    String vowel = symbol.substring(0, symbol.length() - 1);
    return STRESSES.stream()
        .map(stress -> vowel + stress)
        .filter(other -> Character.isDigit(symbol.charAt(vowel.length())) && ids.containsKey(other))
        .findFirst()
        .orElse(symbol);
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
  public static int leastFrames(String symbol) {
    return isPause(symbol) ? 0 : 1;
  }

  private static boolean isPause(String symbol) {
    return symbol.codePoints().noneMatch(Character::isLetter);
  }
}
