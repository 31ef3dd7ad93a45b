package org.zethus.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.text.espeak.Espeak;

class MaskGctFrontEndTest {
  /** A stand-in that says the phones of "she", whatever it is asked. */
  private static final Espeak SHE =
      new Espeak(List.of("sh", "-c", "echo 'ʃ_ˈiː'"), Duration.ofSeconds(20));

  @Test
  void chineseAndEnglishHaveThePublishedPhones() {
    List<Sentence> read = new MaskGctFrontEnd(SHE).read("你好 she.");
    assertThat(read).hasSize(1);
    assertThat(read.get(0).phones())
        .containsExactly(Arpabet.SILENCE, "n", "i↑", "x", "ɑʊ↓↑", "ʃ", "iː", ".");
  }
}
