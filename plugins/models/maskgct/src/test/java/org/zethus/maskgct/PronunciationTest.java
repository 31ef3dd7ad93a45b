package org.zethus.maskgct;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.text.espeak.Espeak;

class PronunciationTest {
  /** A stand-in that says the phones of "she", whatever it is asked. */
  private static final Espeak SHE =
      new Espeak(List.of("sh", "-c", "echo 'ʃ_ˈiː'"), Duration.ofSeconds(20));

  @Test
  void publishedPhonesHaveThePublishedIds() {
    // iː 5, ʃ 39, the full stop 1
    assertThat(Pronunciation.published(SHE).phones("She.")).containsExactly(39, 5, 1);
  }

  @Test
  void aTextIsReadSentenceBySentence() {
    assertThat(Pronunciation.published(SHE).sentences("She is. He was."))
        .containsExactly("She is.", "He was.");
  }
}
