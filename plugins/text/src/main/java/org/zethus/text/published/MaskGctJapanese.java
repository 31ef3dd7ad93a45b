package org.zethus.text.published;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zethus.api.plugin.ZethusException;

/**
 * Phones of Japanese as MaskGCT was trained with, mora by mora; a long vowel is said twice. What
 * the dictionary does not know is written in kana, as it is said.
 */
final class MaskGctJapanese {
  private static final char LONG = '\u30fc';
  private static final int HIRAGANA_TO_KATAKANA = 0x60;
  private static final int LONGEST_MORA = 2;

  /** Phones of each mora, in katakana. */
  private static final Map<String, List<String>> MORAE =
      PublishedTable.lines("morae.txt")
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1].split(" "))));

  /** {@return the phones of a text with {@code |} between them} */
  String phonemes(String text) {
    String kana = katakana(MaskGctEspeak.latinMarks(said(text)));
    List<String> phones = new ArrayList<>();
    int at = 0;
    while (at < kana.length()) {
      String mora = mora(kana, at);
      if (!mora.isEmpty()) {
        phones.addAll(MORAE.getOrDefault(mora, List.of()));
        at += mora.length();
        continue;
      }
      char c = kana.charAt(at++);
      if (MaskGctEspeak.MARKS.indexOf(c) >= 0) {
        phones.add(String.valueOf(c));
      } else if (c == LONG && !phones.isEmpty()) {
        phones.add(phones.get(phones.size() - 1));
      } else if (Character.isLetterOrDigit(c)) {
        throw new ZethusException(
            "cannot read '%s' in the Japanese text '%s': write it in kana, as it is said"
                .formatted(c, text));
      }
    }
    return String.join("|", phones);
  }

  private static String said(String text) {
    String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return JapaneseReadings.katakana(JapaneseLetters.expand(JapaneseNumbers.expand(narrow)));
  }

  /** The longest mora that begins somewhere; empty if none does. */
  private static String mora(String kana, int from) {
    for (int length = LONGEST_MORA; length > 0; length--) {
      int end = from + length;
      if (end <= kana.length() && MORAE.containsKey(kana.substring(from, end))) {
        return kana.substring(from, end);
      }
    }
    return "";
  }

  private static String katakana(String text) {
    StringBuilder kana = new StringBuilder();
    for (char c : text.toCharArray()) {
      boolean hiragana = c >= '\u3041' && c <= '\u3096';
      kana.append(hiragana ? (char) (c + HIRAGANA_TO_KATAKANA) : c);
    }
    return kana.toString();
  }
}
