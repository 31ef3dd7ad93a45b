package org.zethus.text;

import java.util.List;
import java.util.Map;

/** The phones of American English in the International Phonetic Alphabet. */
public final class Ipa {
  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("AA", "\u0251"),
          Map.entry("AE", "\u00e6"),
          Map.entry("AH", "\u028c"),
          Map.entry("AO", "\u0254"),
          Map.entry("AW", "a\u028a"),
          Map.entry("AY", "a\u026a"),
          Map.entry("EH", "\u025b"),
          Map.entry("ER", "\u025d"),
          Map.entry("EY", "e\u026a"),
          Map.entry("IH", "\u026a"),
          Map.entry("IY", "i"),
          Map.entry("OW", "o\u028a"),
          Map.entry("OY", "\u0254\u026a"),
          Map.entry("UH", "\u028a"),
          Map.entry("UW", "u"),
          Map.entry("B", "b"),
          Map.entry("CH", "t\u0283"),
          Map.entry("D", "d"),
          Map.entry("DH", "\u00f0"),
          Map.entry("F", "f"),
          Map.entry("G", "\u0261"),
          Map.entry("HH", "h"),
          Map.entry("JH", "d\u0292"),
          Map.entry("K", "k"),
          Map.entry("L", "l"),
          Map.entry("M", "m"),
          Map.entry("N", "n"),
          Map.entry("NG", "\u014b"),
          Map.entry("P", "p"),
          Map.entry("R", "\u0279"),
          Map.entry("S", "s"),
          Map.entry("SH", "\u0283"),
          Map.entry("T", "t"),
          Map.entry("TH", "\u03b8"),
          Map.entry("V", "v"),
          Map.entry("W", "w"),
          Map.entry("Y", "j"),
          Map.entry("Z", "z"),
          Map.entry("ZH", "\u0292"));

  private Ipa() {}

  /**
   * {@return the phones in IPA, one symbol for each; pauses as they are}
   *
   * <p>A stress mark stands before its vowel. Unstressed {@code AH} and {@code ER} are the reduced
   * vowels.
   */
  public static List<String> fromArpabet(List<String> phones) {
    return phones.stream().map(Ipa::symbol).toList();
  }

  private static String symbol(String phone) {
    if (!Arpabet.isVowel(phone)) {
      return SYMBOLS.getOrDefault(phone, phone);
    }
    String vowel = phone.substring(0, 2);
    String symbol = SYMBOLS.getOrDefault(vowel, vowel);
    return switch (phone.charAt(2)) {
      case '1' -> "\u02c8" + symbol;
      case '2' -> "\u02cc" + symbol;
      default ->
          switch (vowel) {
            case "AH" -> "\u0259";
            case "ER" -> "\u025a";
            default -> symbol;
          };
    };
  }
}
