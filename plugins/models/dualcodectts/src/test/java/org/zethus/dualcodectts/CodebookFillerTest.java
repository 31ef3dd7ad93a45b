package org.zethus.dualcodectts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.loss.Taught;

class CodebookFillerTest {
  private static final int[][] LONG = {{7, 3, 9, 12, 3, 1}, {0, 3, 1, 2, 2, 1}};
  private static final int[][] SHORT = {{5, 5, 8}, {1, 0, 3}};

  private static Taught teach(
      DualCodecValle valle, StateDict weights, List<Integer> prompts, int[][]... sounds) {
    CodebookFiller filler = valle.filler();
    List<long[]> noTexts = Collections.nCopies(sounds.length, DualCodecValle.NO_TEXT);
    return filler.teach(filler.utterances(noTexts, List.of(sounds), prompts, weights.manager()), 1);
  }

  @Test
  void eachHearsItsOwnPromptAsIfItWereAlone() {
    Tiny.untrained(
        (valle, weights) -> {
          Taught both = teach(valle, weights, List.of(4, 1), LONG, SHORT);
          Taught first = teach(valle, weights, List.of(4), new int[][][] {LONG});
          Taught second = teach(valle, weights, List.of(1), new int[][][] {SHORT});
          float[] logits = Tensors.floats(both.logits());
          float[] alone = Tensors.floats(second.logits());
          assertThat(Arrays.copyOf(logits, logits.length / 2))
              .containsExactly(Tensors.floats(first.logits()), within(1e-5f));
          assertThat(
                  Arrays.copyOfRange(logits, logits.length / 2, logits.length / 2 + alone.length))
              .containsExactly(alone, within(1e-5f));
          long no = Taught.IGNORED;
          return assertThat(Tensors.longs(both.targets()))
              .containsExactly(no, no, no, no, 2, 1, no, 0, 3, no, no, no);
        });
  }

  @Test
  void whatItLearnsIsHeardInThePromptAlone() {
    Tiny.untrained(
        (valle, weights) -> {
          float[] heard = afterThree(valle, weights, 0, 3, 1, 2, 2, 1);
          assertThat(afterThree(valle, weights, 0, 3, 1, 2, 3, 1)).isEqualTo(heard);
          return assertThat(afterThree(valle, weights, 0, 3, 2, 2, 2, 1)).isNotEqualTo(heard);
        });
  }

  /** Logits of the second codebook after a prompt of three frames, where it is as given. */
  private static float[] afterThree(DualCodecValle valle, StateDict weights, int... second) {
    int[][] sound = {LONG[0], second};
    return Tensors.floats(teach(valle, weights, List.of(3), new int[][][] {sound}).logits());
  }
}
