package org.zethus.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IpaTest {
  @Test
  void stressStandsBeforeTheVowelAndReducedVowelsAreOtherSymbols() {
    List<String> phones = new EnglishFrontEnd().read("Another butter, sir!").get(0).phones();
    assertThat(String.join("", Ipa.fromArpabet(phones)))
        .isEqualTo("SIL\u0259n\u02c8\u028c\u00f0\u025ab\u02c8\u028ct\u025a,s\u02c8\u025d!");
  }

  @Test
  void everyPhoneHasASymbol() {
    List<String> phones = List.of("AA2", "CH", "JH", "NG", "OY1", "UW0", "ZH", "HH", "R");
    assertThat(Ipa.fromArpabet(phones))
        .containsExactly(
            "\u02cc\u0251",
            "t\u0283",
            "d\u0292",
            "\u014b",
            "\u02c8\u0254\u026a",
            "u",
            "\u0292",
            "h",
            "\u0279");
  }
}
