package org.zethus.torch.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class WhisperTest {
  private static final Config SMALL =
      Config.parse(
          "{n_mels: 20, n_audio_ctx: 10, n_audio_state: 8, n_audio_head: 2, n_audio_layer: 1}",
          "small");

  private static StateDict untrained() {
    return new TorchBackend().open(Checkpoint.untrained("small", SMALL, 3), Device.CPU);
  }

  @Test
  void featuresAreThoseOfTheFramesThatTheRecordingHas() {
    WhisperConfig config = SMALL.as(WhisperConfig.class);
    try (StateDict weights = untrained();
        Scope scope = Scope.open()) {
      NDManager manager = weights.manager();
      WhisperFeatures features =
          new WhisperFeatures(
              new WhisperFrontEnd(manager, config),
              new WhisperEncoder(weights, config),
              manager.zeros(new Shape(8)),
              manager.ones(new Shape(8)));
      float[] samples = new float[1700];
      Random random = new Random(1);
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) random.nextGaussian() / 10;
      }
      assertThat(shape(features, manager, samples)).isEqualTo(new Shape(1, 5, 8));
      assertThat(shape(features, manager, new float[0])).isEqualTo(new Shape(1, 0, 8));
      assertThat(shape(features, manager, new float[9000])).isEqualTo(new Shape(1, 10, 8));
    }
  }

  private static Shape shape(WhisperFeatures features, NDManager manager, float[] samples) {
    return Autograd.inference(() -> features.forward(manager, samples)).getShape();
  }

  @Test
  void positionsBeginAsSinesAndCosines() {
    try (StateDict weights = untrained()) {
      new WhisperEncoder(weights, SMALL.as(WhisperConfig.class));
      float[] table =
          Tensors.floats(weights.parametersAndBuffers().get("encoder.positional_embedding"));
      float slowest = 2e-4f;
      assertThat(new float[] {table[16], table[19], table[20], table[23]})
          .containsExactly(
              new float[] {(float) Math.sin(2), slowest, (float) Math.cos(2), 1}, within(1e-6f));
    }
  }

  @Test
  void anotherNumberOfFramesIsRefused() {
    try (StateDict weights = untrained();
        Scope scope = Scope.open()) {
      WhisperEncoder encoder = new WhisperEncoder(weights, SMALL.as(WhisperConfig.class));
      NDArray tooFew = weights.manager().zeros(new Shape(1, 20, 18));
      assertThatThrownBy(() -> encoder.forward(tooFew))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("takes 20", "found 18");
    }
  }

  @Test
  void headsThatDoNotDivideTheWidthAreRefused() {
    Config config = Config.parse("{n_audio_state: 8, n_audio_head: 3}", "odd");
    assertThatThrownBy(() -> config.as(WhisperConfig.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("n_audio_head", "3");
  }
}
