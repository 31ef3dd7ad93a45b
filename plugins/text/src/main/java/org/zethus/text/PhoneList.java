package org.zethus.text;

import java.util.List;
import java.util.stream.Collectors;
import org.zethus.text.english.EnglishReader;

/** English words and their phones, for programs that look words up in a list. */
public final class PhoneList {
  private PhoneList() {}

  /**
   * {@return a line for each word of letters that a model can say: the word and its phones, as the
   * model knows them}
   *
   * @param symbols of the model
   */
  public static String of(SymbolTable symbols) {
    return EnglishReader.lexicon().entrySet().stream()
        .filter(entry -> entry.getKey().chars().allMatch(c -> Character.isLetter(c) || c == '\''))
        .filter(entry -> symbols.knowsNearest(entry.getValue()))
        .map(entry -> entry.getKey() + " " + String.join(" ", known(symbols, entry.getValue())))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> known(SymbolTable symbols, List<String> phones) {
    List<String> table = symbols.symbols();
    return symbols.encodeNearest(phones).ids().stream().map(table::get).toList();
  }
}
