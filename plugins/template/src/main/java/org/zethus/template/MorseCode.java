package org.zethus.template;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.zethus.api.plugin.ZethusException;

/**
 * The international Morse code: letters, figures and punctuation.
 *
 * @see <a href="https://www.itu.int/rec/R-REC-M.1677-1-200910-I/">ITU-R M.1677-1, part I, 1.1</a>
 */
final class MorseCode {
  private static final Map<Character, String> SIGNS = new HashMap<>();

  static {
    String letters =
        ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..";
    String figures = "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.";
    String punctuation =
        ".-.-.- --..-- ---... ..--.. .----. -....- -..-. -.--. -.--.- .-..-. -...- .-.-. .--.-.";
    put("abcdefghijklmnopqrstuvwxyz", letters);
    put("0123456789", figures);
    put(".,:?'-/()\"=+@", punctuation);
  }

  private MorseCode() {}

  private static void put(String characters, String signs) {
    String[] each = signs.split(" ", -1);
    for (int i = 0; i < each.length; i++) {
      SIGNS.put(characters.charAt(i), each[i]);
    }
  }

  /** {@return whether there is a sign for any of the text's characters} */
  static boolean canSay(String text) {
    return text.toLowerCase(Locale.ROOT).chars().anyMatch(c -> SIGNS.containsKey((char) c));
  }

  /**
   * {@return the dots and dashes of a character, e.g. {@code .-}}
   *
   * @throws ZethusException if it has none
   */
  static String sign(char character) {
    String sign = SIGNS.get(Character.toLowerCase(character));
    if (sign == null) {
      throw new ZethusException(
          "Morse code has no sign for '%s'; it has the letters a to z, figures and .,:?'-/()\"=+@"
              .formatted(character));
    }
    return sign;
  }
}
