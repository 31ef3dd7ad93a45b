package org.zethus.datasets.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Phones;
import org.zethus.text.Arpabet;
import org.zethus.text.TextFrontEnd;

/**
 * How a text reads.
 *
 * @param symbols phones without pauses, or characters where nothing reads the text
 * @param unit what they are, for messages
 * @param problem why it cannot be pronounced, whole or in part
 */
record Reading(int symbols, String unit, Optional<String> problem) {
  /** Of no text. */
  static final Reading NONE = new Reading(0, "", Optional.empty());

  static Reading of(String text, Optional<TextFrontEnd> frontEnd) {
    if (frontEnd.isEmpty()) {
      int letters = (int) text.codePoints().filter(Character::isLetterOrDigit).count();
      return new Reading(letters, "letters", Optional.empty());
    }
    try {
      List<String> phones = phones(text, frontEnd.get());
      List<String> silent = silent(text, phones, frontEnd.get());
      return new Reading(
          phones.size(),
          "phones",
          silent.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  "no pronunciation of %s in '%s'".formatted(String.join(", ", silent), text)));
    } catch (ZethusException e) {
      return new Reading(0, "phones", Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private static List<String> phones(String text, TextFrontEnd frontEnd) {
    return Phones.of(text, frontEnd).stream()
        .filter(symbol -> symbol.codePoints().anyMatch(Character::isLetterOrDigit))
        .filter(symbol -> !symbol.equals(Arpabet.SILENCE))
        .toList();
  }

  /** Characters without which the text reads the same, though they are no punctuation. */
  private static List<String> silent(String text, List<String> phones, TextFrontEnd frontEnd) {
    List<String> silent = new ArrayList<>();
    List<Integer> unusual =
        text.codePoints().filter(Reading::isUnusual).distinct().boxed().toList();
    for (int c : unusual) {
      String character = Character.toString(c);
      if (readsTheSame(text.replace(character, " "), phones, frontEnd)) {
        silent.add("'%s' (U+%04X)".formatted(character, c));
      }
    }
    return silent.stream().sorted().collect(Collectors.toList());
  }

  private static boolean readsTheSame(String text, List<String> phones, TextFrontEnd frontEnd) {
    try {
      return phones(text, frontEnd).equals(phones);
    } catch (ZethusException e) {
      return false; // nothing is left to say
    }
  }

  private static boolean isUnusual(int c) {
    if (c < 128) {
      return false; // letters and digits are always read, and the rest may be markup or marks
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.OTHER_SYMBOL,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
