package org.zethus.maskgct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.SymbolTable;
import org.zethus.text.espeak.Espeak;

class PronunciationTest {
  /** A stand-in that says the phones of "she", whatever it is asked. */
  private static final Espeak SHE =
      new Espeak(List.of("sh", "-c", "echo 'ʃ_ˈiː'"), Duration.ofSeconds(20));

  @Test
  void publishedPhonesHaveThePublishedIds() {
    // iː 5, ʃ 39, the full stop 1
    assertThat(Pronunciation.published(SHE).phones("She.", "")).containsExactly(39, 5, 1);
  }

  @Test
  void aTextIsReadSentenceBySentence() {
    assertThat(Pronunciation.published(SHE).sentences("She is. He was.", "en"))
        .containsExactly("She is.", "He was.");
  }

  @Test
  void otherLanguagesAreReadSentenceBySentenceToo() {
    Pronunciation published = Pronunciation.published(SHE);
    assertThat(published.sentences("你好。我们走吧！", "zh")).containsExactly("你好。", "我们走吧！");
    assertThat(published.phones("你好。", "zh")).hasSize(5);
    assertThatThrownBy(() -> published.sentences(" ! ", "fr"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("nothing to say");
  }

  @Test
  void aModelTrainedHereReadsOneLanguage() {
    Pronunciation trained =
        Pronunciation.trained(
            new TinyModel.Words("english"), new SymbolTable(List.of("_", "B", "IY1")));
    assertThatThrownBy(() -> trained.phones("bee", "de"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'english'", "'de'");
  }
}
