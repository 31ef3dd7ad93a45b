package org.zethus.vits;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class AlignmentTest {
  private final StateDict none =
      new TorchBackend()
          .open(Checkpoint.untrained("none", Config.parse("{}", "none"), 0), Device.CPU);
  private final NDManager manager = none.manager();

  @AfterEach
  void free() {
    none.close();
  }

  @Test
  void predictedFramesAreRoundedUpAndPaddingHasNone() {
    Mask symbols = Mask.of(manager, new int[] {3, 1});
    float[] frames = {0.1f, 2, 1.5f, 3.2f, 9, 9};
    Alignment alignment = Alignment.roundedUp(frames, symbols);
    assertThat(alignment.durations()).isDeepEqualTo(new int[][] {{1, 2, 2}, {4}});
    assertThat(alignment.totals()).containsExactly(5, 4);
  }

  @Test
  void evenSilenceLastsAFrame() {
    Mask symbols = Mask.of(manager, new int[] {2});
    assertThat(Alignment.roundedUp(new float[2], symbols).totals()).containsExactly(1);
  }

  @Test
  void symbolsAreRepeatedForTheirFramesAndPaddingIsZero() {
    try (Scope scope = Scope.open()) {
      Alignment alignment = new Alignment(new int[][] {{1, 2}, {1}});
      Mask frames = Mask.of(manager, alignment.totals());
      NDArray x = Tensors.of(manager, new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2);
      assertThat(Tensors.floats(alignment.expand(x, frames)))
          .containsExactly(1, 2, 2, 3, 4, 4, 5, 0, 0, 7, 0, 0);
    }
  }

  @Test
  void framesFollowTheSymbolsTheyAreLikeliestUnder() {
    try (Scope scope = Scope.open()) {
      NDArray means = Tensors.of(manager, new float[] {0, 5, 10, 0, 5, 99}, 2, 1, 3);
      NDArray z = Tensors.of(manager, new float[] {0.1f, 5.2f, 4.9f, 9, 0, 4, 6, 77}, 2, 1, 4);
      TextEncoder.Encoded prior = new TextEncoder.Encoded(means, means, means.zerosLike());
      Alignment found =
          Alignment.search(
              z, Mask.of(manager, new int[] {4, 3}), prior, Mask.of(manager, new int[] {3, 2}));
      assertThat(found.durations()).isDeepEqualTo(new int[][] {{1, 2, 1}, {1, 2}});
    }
  }
}
