package org.zethus.template.kt

import org.zethus.api.plugin.ZethusException

/**
 * The international Morse code: letters, figures and punctuation.
 *
 * See [ITU-R M.1677-1, part I, 1.1](https://www.itu.int/rec/R-REC-M.1677-1-200910-I/).
 */
internal object MorseCode {
  private val SIGNS: Map<Char, String> =
    signs(
      'a'..'z',
      ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..",
    ) +
      signs('0'..'9', "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.") +
      signs(
        ".,:?'-/()\"=+@".asIterable(),
        ".-.-.- --..-- ---... ..--.. .----. -....- -..-. -.--. -.--.- .-..-. -...- .-.-. .--.-.",
      )

  private fun signs(characters: Iterable<Char>, signs: String) =
    characters.zip(signs.split(' ')).toMap()

  /** Whether there is a sign for any of the text's characters. */
  fun canSay(text: String) = text.any { it.lowercaseChar() in SIGNS }

  /**
   * The dots and dashes of a character, e.g. `.-`.
   *
   * @throws ZethusException if it has none
   */
  fun sign(character: Char): String =
    SIGNS[character.lowercaseChar()]
      ?: throw ZethusException(
        "Morse code has no sign for '$character'; it has the letters a to z, figures and .,:?'-/()\"=+@"
      )
}
