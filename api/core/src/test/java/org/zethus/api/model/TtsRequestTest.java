package org.zethus.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.ZethusException;

class TtsRequestTest {
  @Test
  void aLanguageHasTwoLetters() {
    assertThat(new TtsRequest("Hallo").withLanguage("de").language()).isEqualTo("de");
    for (String wrong : new String[] {"german", "DE", "xx"}) {
      assertThatThrownBy(() -> new TtsRequest("Hallo").withLanguage(wrong))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll(wrong, "ISO 639-1");
    }
  }

  @Test
  void aModelOfOneLanguageRefusesAnother() {
    TtsRequest request = new TtsRequest("Hallo");
    assertThatCode(() -> request.requireNoLanguage("vits")).doesNotThrowAnyException();
    assertThatThrownBy(() -> request.withLanguage("de").requireNoLanguage("vits"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("vits", "'de'");
  }
}
