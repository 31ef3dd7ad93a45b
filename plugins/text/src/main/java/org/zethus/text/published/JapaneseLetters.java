package org.zethus.text.published;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Latin letters by their Japanese names, in katakana; words as well are said letter by letter. */
final class JapaneseLetters {
  private static final List<String> NAMES =
      List.of(
          "エー", "ビー", "シー", "ディー", "イー", "エフ", "ジー", "エイチ", "アイ", "ジェー", "ケー", "エル", "エム", "エヌ",
          "オー", "ピー", "キュー", "アール", "エス", "ティー", "ユー", "ブイ", "ダブリュー", "エックス", "ワイ", "ゼット");

  private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

  private JapaneseLetters() {}

  /** {@return the text with its Latin letters spelt out} */
  static String expand(String text) {
    return LETTER
        .matcher(text)
        .replaceAll(letter -> NAMES.get(letter.group().toUpperCase(Locale.ROOT).charAt(0) - 'A'));
  }
}
