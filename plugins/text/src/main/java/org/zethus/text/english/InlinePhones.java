package org.zethus.text.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.Arpabet;

/**
 * Phones that the text gives itself, e.g. {@code {HH AH0 L OW1}}. While a sentence is normalised
 * each group is one character that no rule touches.
 */
final class InlinePhones {
  private static final Pattern GROUP = Pattern.compile("\\{([^{}]*)\\}");

  private static final char FIRST = '\uf000';
  private static final int MOST = 0x800;

  private final List<List<String>> groups = new ArrayList<>();
  private final String text;

  /**
   * Takes the groups out of a sentence.
   *
   * @throws ZethusException if one holds something else than phones
   */
  InlinePhones(String sentence) {
    String clean = sentence.replaceAll("[\ue000-\uf8ff]", " ");
    text = GROUP.matcher(clean).replaceAll(match -> " " + placeholder(match.group(1)) + " ");
  }

  private String placeholder(String phones) {
    if (phones.isBlank()) {
      return "";
    }
    if (groups.size() == MOST) {
      throw new ZethusException(
          "more than %d groups of phones in braces in one sentence; put a full stop between some"
              .formatted(MOST));
    }
    List<String> group = new ArrayList<>();
    for (String phone : phones.strip().split("\\s+")) {
      String upper = phone.toUpperCase(Locale.ROOT);
      if (!Arpabet.isPhone(upper)) {
        throw new ZethusException(
            "unknown phone '%s' in '{%s}': expected ARPAbet, vowels with a stress digit, e.g. {HH AH0 L OW1}"
                .formatted(phone, phones));
      }
      group.add(upper);
    }
    groups.add(group);
    return Matcher.quoteReplacement(Character.toString(FIRST + groups.size() - 1));
  }

  /** {@return the sentence with one character for each group} */
  String text() {
    return text;
  }

  /** {@return whether a character stands for a group} */
  static boolean isPlaceholder(char character) {
    return character >= FIRST && character < FIRST + MOST;
  }

  /** {@return the phones that a character stands for} */
  List<String> phones(char placeholder) {
    return groups.get(placeholder - FIRST);
  }
}
