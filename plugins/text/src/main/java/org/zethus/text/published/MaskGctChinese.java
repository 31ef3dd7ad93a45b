package org.zethus.text.published;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zethus.text.mandarin.Mandarin;
import org.zethus.text.mandarin.Syllable;

/** Phones of Mandarin as MaskGCT was trained with, tones in them. */
final class MaskGctChinese {
  private static final Pattern CHARACTERS_OR_MARK =
      Pattern.compile("[\\u4e00-\\u9fff]+|[" + MaskGctEspeak.MARKS + "]");

  private @Nullable Mandarin mandarin;

  /** {@return the phones of a text with {@code |} between them} */
  String phonemes(String text) {
    String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC); // digits may be full width
    String plain = MaskGctEspeak.latinMarks(ChineseNumbers.expand(narrow)).replaceAll("\\s+", "");
    List<String> phones = new ArrayList<>();
    Matcher piece = CHARACTERS_OR_MARK.matcher(plain);
    while (piece.find()) {
      if (MaskGctEspeak.MARKS.contains(piece.group())) {
        phones.add(piece.group());
        continue;
      }
      for (Syllable syllable : mandarin().syllables(piece.group())) {
        phones.add(PinyinPhones.of(syllable.pinyin(), syllable.tone()));
      }
    }
    phones.removeIf(String::isEmpty);
    return String.join("|", phones);
  }

  /** Loaded when Chinese is first said; it is larger than all else here. */
  private synchronized Mandarin mandarin() {
    Mandarin known = mandarin;
    if (known == null) {
      known = new Mandarin();
      mandarin = known;
    }
    return known;
  }
}
