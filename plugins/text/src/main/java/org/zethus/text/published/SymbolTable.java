package org.zethus.text.published;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zethus.api.data.TokenSequence;
import org.zethus.api.plugin.ZethusException;

/**
 * Symbols and their ids: a symbol's place in the list. Symbols that the table lacks are dropped, as
 * is the padding.
 */
public final class SymbolTable {
  private static final String PADDING = "_";

  /** Letters as they are, ARPAbet with an {@code @} before it, three kinds of silence. */
  public static final SymbolTable LETTERS_AND_ARPABET = new SymbolTable(lettersAndArpabet());

  /** What stands before the first phones in braces, the phones, and the rest of the line. */
  private static final Pattern BRACES = Pattern.compile("(.*?)\\{(.+?)\\}(.*)", Pattern.UNIX_LINES);

  private final List<String> symbols;
  private final Map<String, Integer> ids = new HashMap<>();

  /** A table of symbols in the order of their ids. */
  public SymbolTable(List<String> symbols) {
    this.symbols = List.copyOf(symbols);
    for (int i = 0; i < symbols.size(); i++) {
      ids.put(symbols.get(i), i);
    }
  }

  private static List<String> lettersAndArpabet() {
    List<String> symbols = new ArrayList<>(List.of(PADDING, "-"));
    characters("!'(),.:;? ").forEach(symbols::add);
    characters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz").forEach(symbols::add);
    String vowels = " AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW ";
    String phones =
        "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH";
    for (String phone : phones.split(" ")) {
      symbols.add("@" + phone);
      if (vowels.contains(" " + phone + " ")) {
        Stream.of("0", "1", "2").forEach(stress -> symbols.add("@" + phone + stress));
      }
    }
    symbols.addAll(List.of("@sp", "@spn", "@sil"));
    return symbols;
  }

  private static Stream<String> characters(String text) {
    return text.codePoints().mapToObj(Character::toString);
  }

  /** {@return the symbols in the order of their ids} */
  public List<String> symbols() {
    return symbols;
  }

  /** {@return the symbols that the table has, with their ids} */
  public TokenSequence tokens(List<String> wanted) {
    List<String> known =
        wanted.stream()
            .filter(symbol -> ids.containsKey(symbol) && !symbol.equals(PADDING))
            .toList();
    return new TokenSequence(known, known.stream().map(this::id).toList());
  }

  private int id(String symbol) {
    Integer id = ids.get(symbol);
    if (id == null) {
      throw new ZethusException(
          "no symbol '%s' in a table of %d".formatted(symbol, symbols.size()));
    }
    return id;
  }

  /**
   * {@return the cleaned characters of a text; what stands in braces is ARPAbet}
   *
   * <p>Of several lines, what follows a line end behind braces is lost; published models were
   * trained so.
   */
  public TokenSequence textToSequence(String text, List<Cleaner> cleaners) {
    List<String> wanted = new ArrayList<>();
    String rest = text;
    while (!rest.isEmpty()) {
      Matcher braces = BRACES.matcher(rest);
      if (!braces.lookingAt()) {
        characters(clean(rest, cleaners)).forEach(wanted::add);
        break;
      }
      characters(clean(braces.group(1), cleaners)).forEach(wanted::add);
      Stream.of(braces.group(2).strip().split("\\s+"))
          .map(phone -> "@" + phone)
          .forEach(wanted::add);
      rest = braces.group(3);
    }
    return tokens(wanted);
  }

  private static String clean(String text, List<Cleaner> cleaners) {
    String cleaned = text;
    for (Cleaner cleaner : cleaners) {
      cleaned = cleaner.clean(cleaned);
    }
    return cleaned;
  }

  /** {@return the text of ids, with ARPAbet in braces} */
  public String sequenceToText(List<Integer> sequence) {
    StringBuilder text = new StringBuilder();
    for (int id : sequence) {
      String symbol = symbols.get(id);
      text.append(
          symbol.length() > 1 && symbol.startsWith("@") ? "{" + symbol.substring(1) + "}" : symbol);
    }
    return text.toString().replace("}{", " ");
  }
}
