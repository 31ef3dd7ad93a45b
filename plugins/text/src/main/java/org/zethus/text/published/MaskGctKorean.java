package org.zethus.text.published;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How MaskGCT writes out Korean before espeak-ng reads it: Latin letters and a few words by their
 * Korean names, Chinese characters left out.
 */
final class MaskGctKorean {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z]+");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("KOREA", "코리아"),
          Map.entry("IDOL", "아이돌"),
          Map.entry("IT", "아이티"),
          Map.entry("IQ", "아이큐"),
          Map.entry("UP", "업"),
          Map.entry("DOWN", "다운"),
          Map.entry("PC", "피씨"),
          Map.entry("CCTV", "씨씨티비"),
          Map.entry("SNS", "에스엔에스"),
          Map.entry("AI", "에이아이"),
          Map.entry("CEO", "씨이오"),
          Map.entry("A", "에이"),
          Map.entry("B", "비"),
          Map.entry("C", "씨"),
          Map.entry("D", "디"),
          Map.entry("E", "이"),
          Map.entry("F", "에프"),
          Map.entry("G", "지"),
          Map.entry("H", "에이치"),
          Map.entry("I", "아이"),
          Map.entry("J", "제이"),
          Map.entry("K", "케이"),
          Map.entry("L", "엘"),
          Map.entry("M", "엠"),
          Map.entry("N", "엔"),
          Map.entry("O", "오"),
          Map.entry("P", "피"),
          Map.entry("Q", "큐"),
          Map.entry("R", "알"),
          Map.entry("S", "에스"),
          Map.entry("T", "티"),
          Map.entry("U", "유"),
          Map.entry("V", "브이"),
          Map.entry("W", "더블유"),
          Map.entry("X", "엑스"),
          Map.entry("Y", "와이"),
          Map.entry("Z", "제트"));

  private MaskGctKorean() {}

  /** {@return the text as it is said} */
  static String normalise(String text) {
    String hangul = HAN.matcher(text.strip()).replaceAll("");
    return LATIN
        .matcher(hangul)
        .replaceAll(word -> NAMES.getOrDefault(word.group(), word.group()))
        .toLowerCase(Locale.ROOT);
  }
}
