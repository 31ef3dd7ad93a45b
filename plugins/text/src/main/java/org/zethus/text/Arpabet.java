package org.zethus.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The phones of English: ARPAbet, upper case, with a stress digit on vowels. */
public final class Arpabet {
  /** The pause at the start of a sentence. */
  public static final String SILENCE = "SIL";

  /** The marks that are symbols of their own, where the voice pauses. */
  public static final String PAUSE_MARKS = ",.?!;:";

  private static final Set<String> VOWELS =
      Set.of(
          "AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW");

  private static final List<String> CONSONANTS =
      List.of(
          "B", "CH", "D", "DH", "F", "G", "HH", "JH", "K", "L", "M", "N", "NG", "P", "R", "S", "SH",
          "T", "TH", "V", "W", "Y", "Z", "ZH");

  private Arpabet() {}

  /**
   * {@return the phone of FreeTTS's US-English phone set, as ARPAbet}
   *
   * <p>That set has the reduced vowel {@code ax} beside {@code ah}; ARPAbet tells them apart by
   * stress.
   *
   * @param phone e.g. {@code ax}, without a stress digit
   * @param stressed whether its syllable is
   */
  public static String fromFreeTts(String phone, boolean stressed) {
    String upper = phone.equals("ax") ? "AH" : phone.toUpperCase(Locale.ROOT);
    return VOWELS.contains(upper) ? upper + (stressed ? "1" : "0") : upper;
  }

  /**
   * {@return the phone of FreeTTS's US-English phone set, with a {@code 1} behind it if stressed}
   */
  public static String toFreeTts(String phone) {
    if (!isVowel(phone)) {
      return phone.toLowerCase(Locale.ROOT);
    }
    int last = phone.length() - 1;
    boolean stressed = phone.charAt(last) != '0';
    String vowel = phone.substring(0, last).toLowerCase(Locale.ROOT);
    return stressed ? vowel + "1" : vowel.equals("ah") ? "ax" : vowel;
  }

  /** {@return whether that is a phone, with the stress digit where one belongs} */
  public static boolean isPhone(String symbol) {
    return isVowel(symbol) || CONSONANTS.contains(symbol);
  }

  /** {@return whether that is a pause: silence or a punctuation mark} */
  public static boolean isPause(String symbol) {
    return symbol.equals(SILENCE) || symbol.length() == 1 && PAUSE_MARKS.contains(symbol);
  }

  /** {@return whether that is a vowel with its stress digit} */
  public static boolean isVowel(String symbol) {
    int last = symbol.length() - 1;
    return last == 2
        && "012".indexOf(symbol.charAt(last)) >= 0
        && VOWELS.contains(symbol.substring(0, last));
  }
}
