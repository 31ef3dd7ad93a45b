package org.zethus.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.ZethusException;

class SymbolTableTest {
  private final SymbolTable table =
      SymbolTable.of(List.of(List.of("SIL", "HH", "AH0", "."), List.of("SIL", ",", "HH")));

  @Test
  void paddingComesFirstAndTheRestInOrder() {
    assertThat(table.symbols()).containsExactly("_", ",", ".", "AH0", "HH", "SIL");
    assertThat(table.encode(List.of("SIL", ",", "HH")).ids()).containsExactly(5, 1, 4);
  }

  @Test
  void aSymbolItWasNotTrainedOnIsNamed() {
    assertThatThrownBy(() -> table.encode(List.of("ZH")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'ZH'", ", . AH0 HH SIL");
  }

  @Test
  void paddingCannotBeSaid() {
    assertThatThrownBy(() -> table.encode(List.of("_"))).isInstanceOf(ZethusException.class);
  }

  @Test
  void aPhoneIsHeardButAPauseMayBeMissing() {
    assertThat(SymbolTable.leastFrames("AH0")).isEqualTo(1);
    assertThat(SymbolTable.leastFrames(",")).isZero();
  }

  @Test
  void aSymbolTheCorpusNeverHadIsReplacedByItsNearest() {
    assertThat(table.encodeNearest(List.of("SIL", "AH2", ";", "HH", "?")).symbols())
        .containsExactly("SIL", "AH0", ",", "HH", ",");
    assertThatThrownBy(() -> table.encodeNearest(List.of("SIL", "ZH")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("'ZH'");
  }

  @Test
  void withoutAnyPauseInTheCorpusAPauseIsLeftOut() {
    SymbolTable breathless = SymbolTable.of(List.of(List.of("HH", "AH0")));
    assertThat(breathless.encodeNearest(List.of("HH", ",", "AH0")).symbols())
        .containsExactly("HH", "AH0");
  }

  @Test
  void thePublishedTableHasOurPhonesAtItsOwnIds() {
    SymbolTable published = SymbolTable.published();
    List<String> theirs = org.zethus.text.published.SymbolTable.LETTERS_AND_ARPABET.symbols();
    assertThat(published.symbols()).hasSameSizeAs(theirs);
    assertThat(published.encodeNearest(List.of("SIL", "B", "IY1", "?")).ids())
        .containsExactly(
            theirs.indexOf("@sil"),
            theirs.indexOf("@B"),
            theirs.indexOf("@IY1"),
            theirs.indexOf("@sp"));
  }
}
