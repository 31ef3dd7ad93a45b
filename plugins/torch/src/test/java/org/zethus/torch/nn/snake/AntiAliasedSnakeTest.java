package org.zethus.torch.nn.snake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class AntiAliasedSnakeTest {
  /** From one sample to more than go through the cache at once, and around a block's length. */
  @ParameterizedTest
  @CsvSource({
    "1,2,1",
    "2,3,2",
    "1,2,15",
    "1,3,16",
    "1,2,17",
    "2,2,18",
    "3,5,19",
    "1,9,5000",
    "1,2,70001"
  })
  void withAndWithoutGradientsItIsTheSame(int batch, int channels, int length) {
    Checkpoint random = Checkpoint.untrained("test", Config.of(Map.of(), "test"), 3);
    try (StateDict weights = new TorchBackend().open(random, Device.CPU);
        Scope scope = Scope.open()) {
      AntiAliasedSnake snake = new AntiAliasedSnake(weights, Snake.Kind.SNAKEBETA, true, channels);
      weights.parameters().values().forEach(array -> array.set(normal((int) array.size(), 0.5)));
      NDArray x =
          Tensors.of(
              weights.manager(), normal(batch * channels * length, 1), batch, channels, length);
      float[] before = Tensors.floats(x);
      float[] recorded = Tensors.floats(Autograd.training(() -> snake.forward(x)));
      float[] plain = Tensors.floats(Autograd.inference(() -> snake.forward(x)));
      assertThat(plain).containsExactly(recorded, within(1e-5f));
      assertThat(Tensors.floats(x)).isEqualTo(before);
    }
  }

  private static float[] normal(int count, double deviation) {
    Random random = new Random(count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }
}
