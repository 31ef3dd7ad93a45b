package org.zethus.text.published;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.espeak.Espeak;

/**
 * The English text front end that MaskGCT was trained with: numbers and abbreviations, espeak-ng,
 * and a table that joins phones.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024</a>
 */
final class MaskGctEnglish {
  /** Phones that end a text with a word's end behind them. */
  private static final String PHONES_BEFORE_BLANK =
      "p\u207c\u02b0mftnlkx\u0283s`\u0279ao\u0259\u025b\u026ae\u0251\u028a\u014biu\u0265w\u00e6j\u02d0";

  private static final Map<Pattern, String> JOINED = joined();

  private final MaskGctEspeak american;

  /** A front end that asks {@code espeak}. */
  MaskGctEnglish(Espeak espeak) {
    american = new MaskGctEspeak(espeak, "en-us");
  }

  private static Map<Pattern, String> joined() {
    Map<String, String> table = new LinkedHashMap<>();
    table.put("t|\u0279", "t\u0279");
    table.put("d|\u0279", "d\u0279");
    table.put("t|s", "ts");
    table.put("d|z", "dz");
    table.put("\u026a|\u0279", "\u026a\u0279");
    table.put("\u0250", "\u025a");
    table.put("\u1d7b", "\u026a");
    table.put("\u0259l", "l");
    table.put("x", "k");
    table.put("\u026c", "l");
    table.put("\u0294", "t");
    table.put("n\u0329", "n");
    table.put("o\u02d0|\u0279", "o\u02d0\u0279");
    Map<Pattern, String> patterns = new LinkedHashMap<>();
    table.forEach(
        (phones, one) ->
            patterns.put(
                Pattern.compile("(^|[_|])" + Pattern.quote(phones) + "([_|]|$)"),
                "$1" + one + "$2"));
    return patterns;
  }

  /** {@return the text with numbers and abbreviations as words} */
  static String normalise(String text) {
    return MaskGctNumbers.expand(PublishedAbbreviations.wholeWords(text));
  }

  /** {@return the phones of a text with {@code |} between them and {@code _} between words} */
  String phonemes(String text) {
    String phonemes = american.phonemes(normalise(text));
    if (phonemes.isEmpty()) {
      throw new ZethusException("found nothing to say in '%s'".formatted(text));
    }
    if (PHONES_BEFORE_BLANK.indexOf(phonemes.charAt(phonemes.length() - 1)) >= 0) {
      phonemes += "|_";
    }
    return join(phonemes);
  }

  private static String join(String phonemes) {
    String joined = phonemes;
    for (Map.Entry<Pattern, String> entry : JOINED.entrySet()) {
      Matcher matcher = entry.getKey().matcher(joined);
      while (matcher.find()) { // a match takes the separator that the next one needs
        joined = matcher.replaceAll(entry.getValue());
        matcher = entry.getKey().matcher(joined);
      }
    }
    return joined;
  }
}
