package org.zethus.torch.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class RestartingCodebookTest {
  private static final Checkpoint NEW = Checkpoint.untrained("new", Config.of(Map.of(), "new"), 1);

  @Test
  void onlyAForgottenEntryBeginsAnewWhereAVectorIs() {
    try (StateDict weights = new TorchBackend().open(NEW, Device.CPU);
        StateDict memory = new TorchBackend().open(NEW, Device.CPU);
        Scope scope = Scope.open()) {
      EmbeddingCodebook entries = new EmbeddingCodebook(weights, 2, 3, true);
      float[] before = Tensors.floats(entries.weight());
      RestartingCodebook codebook = new RestartingCodebook(entries, memory, 2, 0.5);
      NDArray vectors =
          Tensors.of(weights.manager(), new float[] {7, 8, 9, 7, 8, 9, 7, 8, 9, 7, 8, 9}, 4, 3);
      NDArray first = Tensors.of(weights.manager(), new long[] {0, 0, 0, 0}, 4);
      int steps = 0;
      while (Tensors.floats(entries.weight())[3] == before[3]) {
        codebook.learn(vectors, first);
        steps++;
      }
      assertThat(steps).isEqualTo((int) Math.ceil(Math.log(0.5) / Math.log(0.99)));
      assertThat(Tensors.floats(entries.weight()))
          .containsExactly(before[0], before[1], before[2], 7, 8, 9);
      float[] usage = Tensors.floats(memory.parametersAndBuffers().get("usage"));
      assertThat(usage[0]).isCloseTo(1.5f, within(0.01f));
      assertThat(usage[1]).isEqualTo(1);
    }
  }
}
