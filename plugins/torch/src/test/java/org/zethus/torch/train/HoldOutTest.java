package org.zethus.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.engine.pytorch.PyTorchNatives;
import org.zethus.torch.Tensors;
import org.zethus.torch.loss.Losses;

class HoldOutTest {
  private static final List<String> CORPUS = List.of("a", "b", "c", "d", "e");

  @Test
  void theLastUtterancesAreHeldOut() {
    Split<String> split = new HoldOut(3, 2).split(CORPUS);

    assertThat(split.learned()).containsExactly("a", "b");
    assertThat(split.heldOut()).containsExactly("c", "d", "e");
    assertThat(split.sampled()).containsExactly("c", "d");
  }

  @Test
  void noMoreIsSampledThanHeldOut() {
    assertThat(new HoldOut(1, 2).split(CORPUS).sampled()).containsExactly("e");
    assertThat(new HoldOut(0, 2).split(CORPUS).sampled()).isEmpty();
  }

  @Test
  void somethingMustBeLeftToLearn() {
    assertThatThrownBy(() -> new HoldOut(5, 2).split(CORPUS))
        .isInstanceOf(ZethusException.class)
        .hasMessage("key 'valid_utterances': found 5, the corpus has only 5 utterances");
  }

  @Test
  void validationCountsEachUtteranceAlike() {
    try (NDManager manager = PyTorchNatives.load().newBaseManager()) {
      Map<String, Double> means =
          new HoldOut(4, 0)
              .split(CORPUS)
              .validate(3, new CancelSignal(), batch -> sizeOf(batch, manager));

      assertThat(means).containsEntry("loss", (3 * 3 + 1 * 1) / 4.0);
    }
  }

  @Test
  void nothingHeldOutHasNoLosses() {
    assertThat(
            new HoldOut(0, 2)
                .split(CORPUS)
                .validate(
                    2,
                    new CancelSignal(),
                    batch -> {
                      throw new AssertionError("asked for " + batch);
                    }))
        .isEmpty();
  }

  @Test
  void validationStopsWhenCancelled() {
    CancelSignal cancel = new CancelSignal();
    List<String> seen = new ArrayList<>();
    try (NDManager manager = PyTorchNatives.load().newBaseManager()) {
      assertThatThrownBy(
              () ->
                  new HoldOut(4, 0)
                      .split(CORPUS)
                      .validate(
                          1,
                          cancel,
                          batch -> {
                            seen.addAll(batch);
                            cancel.cancel();
                            return sizeOf(batch, manager);
                          }))
          .isInstanceOf(CancelledException.class);
    }
    assertThat(seen).containsExactly("b");
  }

  private static Losses sizeOf(List<String> batch, NDManager manager) {
    return Losses.named("loss").plus("size", Tensors.of(manager, new float[] {batch.size()}, 1));
  }
}
