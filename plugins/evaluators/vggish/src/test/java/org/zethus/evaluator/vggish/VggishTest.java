package org.zethus.evaluator.vggish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.embedding.Embedder;
import org.zethus.api.embedding.Embeddings;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.tf.TensorFlowBackend;

class VggishTest {
  /** A narrow network in the layout of the port to PyTorch. */
  static final Path PYTORCH = Path.of("src/test/resources/pytorch");

  private static final Path EXPECTED = Path.of("src/test/resources/io/io.safetensors");

  @TempDir Path folder;

  static Embedder load(Path checkpoint) {
    return new VggishPlugin(new TensorFlowBackend())
        .load(Checkpoint.folder(checkpoint), Device.CPU);
  }

  @Test
  void givesTheNumbersOfTheSameNetworkInPyTorch() {
    try (SafeTensors expected = SafeTensors.open(EXPECTED);
        Embedder vggish = load(PYTORCH)) {
      float[] audio = expected.get("in.audio").floats();
      assertClose(new VggishFrames().of(audio), expected.get("mid.patches").floats(), 1e-4f);
      Embeddings found = vggish.embed(Waveform.mono(16_000, audio));
      float[] wanted = expected.get("out.embeddings").floats();
      assertThat(found.count()).isEqualTo(2);
      for (int i = 0; i < 2; i++) {
        float[] vector = new float[found.width()];
        System.arraycopy(wanted, i * vector.length, vector, 0, vector.length);
        assertClose(found.vector(i), vector, 2e-4f);
      }
    }
  }

  private static void assertClose(float[] found, float[] wanted, float tolerance) {
    assertThat(found).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.length; i++) {
      assertThat(found[i]).as("element " + i).isCloseTo(wanted[i], within(tolerance));
    }
  }

  @Test
  void theNamesOfTensorFlowGiveTheSameVectors() {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    VggishWeights.read(Checkpoint.folder(PYTORCH))
        .forEach((name, tensor) -> weights.put("vggish/" + name, tensor));
    Checkpoint.write(folder, Config.of(Map.of(), "test"), weights);
    Waveform noise = noise();
    try (Embedder one = load(PYTORCH);
        Embedder other = load(folder)) {
      assertThat(other.embed(noise)).isEqualTo(one.embed(noise));
    }
  }

  @Test
  void aConfigMayAskForActivation() {
    Checkpoint.write(
        folder,
        Config.of(Map.of("activation", true), "test"),
        VggishWeights.read(Checkpoint.folder(PYTORCH)));
    try (Embedder plain = load(PYTORCH);
        Embedder activated = load(folder)) {
      float[] before = plain.embed(noise()).vector(0);
      float[] after = activated.embed(noise()).vector(0);
      for (int i = 0; i < before.length; i++) {
        assertThat(after[i]).isEqualTo(Math.max(0, before[i]));
      }
    }
  }

  private static Waveform noise() {
    float[] samples = new float[16_000];
    Random random = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }
    return Waveform.mono(16_000, samples);
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    Checkpoint.write(folder, Config.of(Map.of(), "test"), Map.of("a", Tensor.of(new float[1], 1)));
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no checkpoint of VGGish", "'conv1/biases'");
  }

  @Test
  void withoutACheckpointItSaysWhatItNeeds() {
    Checkpoint none = Checkpoint.untrained("none", Config.of(Map.of(), "none"), 1);
    assertThatThrownBy(() -> new VggishPlugin(new TensorFlowBackend()).load(none, Device.CPU))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("vggish_model.ckpt");
  }
}
