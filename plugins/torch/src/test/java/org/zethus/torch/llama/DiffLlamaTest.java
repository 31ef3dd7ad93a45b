package org.zethus.torch.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.Autograd;
import org.zethus.torch.LinearForm;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class DiffLlamaTest {
  private static final LlamaConfig CONFIG = LlamaConfig.of(16, 48, 3, 2);
  private static final long LAST = 7;

  @ParameterizedTest
  @EnumSource(LinearForm.Storage.class)
  void endsOfSequencesInOnePassAreWhatEachIsAlone(LinearForm.Storage storage) {
    try (StateDict weights = open();
        Scope scope = Scope.open()) {
      NDManager manager = weights.manager();
      DiffLlama model = new DiffLlama(weights.linear(LinearForm.of(storage)), CONFIG);
      NDArray step = Tensors.of(manager, new float[] {0.2f, 0.9f}, 2);
      List<NDArray> inputs = List.of(input(manager, 9), input(manager, 23), input(manager, 7));
      Autograd.inference(
          () -> {
            List<NDArray> found = model.conditionedEach(inputs, LAST, step);
            assertThat(found).hasSameSizeAs(inputs);
            for (int i = 0; i < found.size(); i++) {
              NDArray all = model.conditioned(inputs.get(i), step, null);
              NDArray alone = all.get(new NDIndex(":, {}:", all.getShape().get(1) - LAST));
              assertThat(found.get(i).getShape()).isEqualTo(alone.getShape());
              assertThat(Tensors.floats(found.get(i).duplicate()))
                  .containsExactly(Tensors.floats(alone.duplicate()), within(1e-5f));
            }
            return found;
          });
    }
  }

  private static NDArray input(NDManager manager, int frames) {
    float[] values = new float[2 * frames * CONFIG.hiddenSize()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i * i + frames);
    }
    return Tensors.of(manager, values, 2, frames, CONFIG.hiddenSize());
  }

  private static StateDict open() {
    Checkpoint untrained = Checkpoint.untrained("a test", Config.of(Map.of(), "a test"), 4);
    return new TorchBackend().open(untrained, Device.CPU);
  }
}
