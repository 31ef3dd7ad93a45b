package org.zethus.torch.nn.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class RelativeAttentionTest {
  private static final int CHANNELS = 8;
  private static final int HEADS = 2;
  private static final int FRAMES = 3;

  /** Three frames are at most two apart: of a wider window only the middle can matter. */
  @Test
  void ofAWindowWiderThanTheInputTheMiddleCounts() {
    try (StateDict wide = open();
        StateDict narrow = open();
        Scope scope = Scope.open()) {
      RelativeAttention wideAttention = new RelativeAttention(wide, CHANNELS, HEADS, 0, 4, false);
      RelativeAttention narrowAttention =
          new RelativeAttention(narrow, CHANNELS, HEADS, 0, 2, false);
      Map<String, Tensor> middle = new LinkedHashMap<>(wide.toTensors());
      for (String name : new String[] {"emb_rel_k", "emb_rel_v"}) {
        NDArray positions = wide.parameters().get(name);
        middle.put(name, Tensors.toTensor(positions.get(":, 2:7")));
      }
      narrow.restore(middle);
      float[] expected = attend(wideAttention, wide);
      float[] found = attend(narrowAttention, narrow);
      for (int i = 0; i < expected.length; i++) {
        assertThat(found[i]).isCloseTo(expected[i], within(1e-6f));
      }
    }
  }

  private static StateDict open() {
    Checkpoint untrained = Checkpoint.untrained("a test", Config.of(Map.of(), "a test"), 4);
    return new TorchBackend().open(untrained, Device.CPU);
  }

  private static float[] attend(RelativeAttention attention, StateDict weights) {
    float[] values = new float[CHANNELS * FRAMES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    NDArray x = Tensors.of(weights.manager(), values, 1, CHANNELS, FRAMES);
    NDArray visible = Tensors.of(weights.manager(), new float[] {1}, 1, 1, 1, 1);
    return Tensors.floats(attention.forward(x, x, visible));
  }

  @Test
  void headsMustDivideTheChannels() {
    try (StateDict weights = open()) {
      assertThatThrownBy(() -> new RelativeAttention(weights, CHANNELS, 3, 0, 0, false))
          .hasMessageContainingAll("8 channels", "found 3");
    }
  }
}
