package org.zethus.torch.hifigan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class GeneratorTest {
  private static final int MEL_BINS = 5;

  private static GeneratorConfig config(String resblock, List<Integer> rates, List<Integer> taps) {
    return new GeneratorConfig(
        resblock, rates, taps, 16, List.of(3, 4), List.of(List.of(1, 3, 5), List.of(1, 2, 4)));
  }

  private static StateDict weights() {
    return new TorchBackend()
        .open(Checkpoint.untrained("test", Config.of(Map.of(), "test"), 3), Device.CPU);
  }

  private static NDArray frames(StateDict weights, int count) {
    Random random = new Random(1);
    float[] values = new float[MEL_BINS * count];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensors.of(weights.manager(), values, 1, MEL_BINS, count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void evenKernelsKeepTheLength(String resblock) {
    GeneratorConfig config = config(resblock, List.of(3, 2), List.of(7, 4));
    try (StateDict weights = weights();
        Scope scope = Scope.open()) {
      Generator generator = Generator.vocoder(weights, MEL_BINS, config);
      assertThat(generator.forward(frames(weights, 7)).getShape().getShape())
          .containsExactly(1, 1, 7L * config.samplesPerFrame());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void aFrameBeyondReachChangesNoSample(String resblock) {
    GeneratorConfig config = config(resblock, List.of(4, 3), List.of(8, 7));
    try (StateDict weights = weights();
        Scope scope = Scope.open()) {
      Generator generator = Generator.vocoder(weights, MEL_BINS, config);
      int reach = generator.reach();
      int middle = reach + 2;
      NDArray x = frames(weights, 2 * middle + 1);
      float[] before = samplesOfFrame(generator, x, middle, config);
      for (int side : new int[] {-1, 1}) {
        assertThat(
                samplesOfFrame(generator, changed(x, middle + side * (reach + 1)), middle, config))
            .isEqualTo(before);
        assertThat(samplesOfFrame(generator, changed(x, middle + side), middle, config))
            .isNotEqualTo(before);
      }
    }
  }

  private static NDArray changed(NDArray x, int frame) {
    NDArray other = x.duplicate();
    other.set(new NDIndex(":, :, {}", frame), 50);
    return other;
  }

  private static float[] samplesOfFrame(
      Generator generator, NDArray x, int frame, GeneratorConfig config) {
    int hop = config.samplesPerFrame();
    return Arrays.copyOfRange(samples(generator, x), frame * hop, (frame + 1) * hop);
  }

  private static float[] samples(Generator generator, NDArray x) {
    return Autograd.inference(() -> Tensors.floats(generator.forward(x)));
  }

  @Test
  void aDecoderHasPlainEndsAndAddsItsConditionToEveryFrame() {
    GeneratorConfig config = config("1", List.of(2), List.of(4));
    try (StateDict weights = weights();
        Scope scope = Scope.open()) {
      Generator generator = Generator.decoder(weights, MEL_BINS, config, 2);
      assertThat(weights.parameters())
          .containsKeys("conv_pre.weight", "conv_post.weight", "cond.weight", "ups.0.weight_g")
          .doesNotContainKeys("conv_post.bias", "conv_pre.weight_g");
      NDArray x = frames(weights, 6);
      NDArray g = Tensors.of(weights.manager(), new float[] {1, -1}, 1, 2, 1);
      float[] with = Autograd.inference(() -> Tensors.floats(generator.forward(x, g)));
      assertThat(with).isNotEqualTo(samples(generator, x));
      NDArray none = g.mul(0);
      NDArray bias = weights.parameters().get("cond.bias");
      bias.set(new float[(int) bias.size()]);
      assertThat(Autograd.inference(() -> Tensors.floats(generator.forward(x, none))))
          .containsExactly(samples(generator, x), within(1e-6f));
    }
  }

  @Test
  void aKernelShorterThanItsRateIsRefused() {
    assertThatThrownBy(() -> config("1", List.of(8), List.of(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("upsample_rates [8]", "upsample_kernel_sizes [4]");
  }

  @Test
  void anUnknownVariantIsRefused() {
    assertThatThrownBy(() -> config("3", List.of(2), List.of(4)))
        .hasMessageContaining("found \"3\"");
  }
}
