package org.zethus.text.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.espeak.Espeak;

class MaskGctReaderTest {
  /** Says what it is asked in which voice. */
  private static final Espeak ECHO =
      new Espeak(List.of("sh", "-c", "echo \"$4\"; echo \"$8\"", "sh"), Duration.ofSeconds(20));

  private final MaskGctReader reader = new MaskGctReader(ECHO);

  @ParameterizedTest
  @CsvSource({
    "你好, n|i↑|x|ɑʊ↓↑",
    "中国银行, ts`⁼|ʊŋ→|k⁼|uo↑|in↑|x|ɑŋ↑",
    "我行。, uo↓↑|ʃ|iŋ↑|.",
    "不是, p⁼|u↑|s`ɹ↓",
    "一样, i↑|iɑŋ↓",
    "第一, t⁼|i↓|i→",
    "女儿, n|ɥ↓↑|əɹ↑",
    "波浪 四次, p⁼wo→|l|ɑŋ↓|sɹ↓|tsʰɹ↓",
    "学院, ʃ|ɥɛ↑|ɥæn↓",
    "２０％！, p⁼|aɪ↓↑|f|ən→|ts`⁼ɹ→|əɹ↓|s`ɹ↑|!",
    "2024年, əɹ↓|l|iŋ↑|əɹ↓|sɹ↓|n|jɛn↑",
  })
  void chineseIsReadInItsSentence(String text, String phonemes) {
    assertThat(reader.phonemes(text, "zh")).isEqualTo(phonemes + "|");
  }

  @ParameterizedTest
  @CsvSource({
    "105, 一百零五",
    "12, 十二",
    "20000, 二万",
    "10010, 一万零一十",
    "-3.14, 负三点一四",
    "50%, 百分之五十",
    "1999年, 一九九九年",
    "007, 零零七",
  })
  void numbersAreSaidInChinese(String digits, String words) {
    assertThat(ChineseNumbers.expand(digits)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "こんにちわ, k|o|ɴ|n|i|tɕ|i|ɰᵝ|a",
    "トーキョー。, t|o|o|kj|o|o|.",
    "がっこう, g|a|q|k|o|o",
    "学校へ, g|a|q|k|o|o|e",
    "今日は雨です。, kj|o|o|ɰᵝ|a|a|m|e|d|e|s|ɯ|.",
    "３００円, s|a|ɴ|bj|a|k|ɯ|e|ɴ",
    "OKです, o|o|k|e|e|d|e|s|ɯ",
    "ｗａｖ, d|a|b|ɯ|ɾj|ɯ|ɯ|e|e|b|ɯ|i",
  })
  void japaneseIsReadAsItIsSaid(String text, String phonemes) {
    assertThat(reader.phonemes(text, "ja")).isEqualTo(phonemes);
  }

  @ParameterizedTest
  @CsvSource({
    "0, ゼロ",
    "10, ジュウ",
    "10010, イチマンジュウ",
    "1868, センハッピャクロクジュウハチ",
    "3300, サンゼンサンビャク",
    "20000000, ニセンマン",
    "-3.14, マイナスサンテンイチヨン",
    "50%, ゴジュウパーセント",
    "007, ゼロゼロナナ",
  })
  void numbersAreSaidInJapanese(String digits, String words) {
    assertThat(JapaneseNumbers.expand(digits)).isEqualTo(words);
  }

  @Test
  void lettersOfOtherScriptsAreRefusedInJapanese() {
    assertThatThrownBy(() -> reader.phonemes("안です", "ja"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'안'", "kana");
  }

  @Test
  void koreanLettersHaveNames() {
    assertThat(MaskGctKorean.normalise(" AI 회사 大 ok")).isEqualTo("에이아이 회사  ok");
  }

  @Test
  void frenchAbbreviationsAreSaidOut() {
    assertThat(MaskGctEuropean.french("«M. Dupont & Mme Martin, etc.»"))
        .isEqualTo("monsieur Dupont et Madame Martin, et cetera");
  }

  @Test
  void englishWithinChineseIsReadAsEnglish() {
    assertThat(MaskGctReader.segments("你好 world"))
        .extracting(MaskGctReader.Segment::language)
        .containsExactly("zh", "en");
  }

  @Test
  void anotherLanguageIsRefused() {
    assertThatThrownBy(() -> reader.phonemes("ciao", "it"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'it'", "de, en, fr, ja, ko, zh");
  }

  @Test
  void nothingToSayIsRefused() {
    assertThatThrownBy(() -> reader.phonemes("☃", "ja"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("nothing to say");
  }
}
