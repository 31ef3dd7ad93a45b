package org.zethus.text.published;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the published preparation of texts made of the same ones. */
class DualCodecTextTest {
  private static void assertRead(String text, String read) {
    assertThat(DualCodecText.normalise(text, "en")).isEqualTo(read);
  }

  @Test
  void englishIsSpeltOutInSmallLetters() {
    assertRead(
        "It can't believe it's-- Captain USA!~ al-ready 2023! and i According to WHO, COVID-19.",
        "it can^t believe it^s-- captain U S A!~ al-ready two thousand and twenty-three! and i"
            + " according to W H O, C O V I D-nineteen.");
    assertRead(
        "She \uff08said\uff09 \"hello\" (and) ... :waved. taxi to level 210; I 'quote' A B.  ",
        "she ,said, \"hello\" ,and, ... ,waved. taxi to level two hundred and ten, I \"quote\" A"
            + " B.");
  }

  @Test
  void otherLanguagesKeepTheirWordsAndNumbers() {
    assertThat(DualCodecText.normalise("\u4f60\u597d\uff0c\u4e16\u754c 3\u3002", "zh"))
        .isEqualTo("\u4f60\u597d,\u4e16\u754c 3.");
  }
}
