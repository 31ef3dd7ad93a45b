package org.zethus.crepe.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.crepe.CrepeShape;
import org.zethus.crepe.PitchBins;
import org.zethus.tf.TensorFlowBackend;

class CrepeTest {
  private static final int HOP = 160;
  private static final Path KERAS = Path.of("src/test/resources/keras");

  @TempDir Path folder;

  private static Crepe load(Checkpoint checkpoint) {
    return Crepe.load(new TensorFlowBackend(), checkpoint, Device.CPU);
  }

  @Test
  void weightsInKerasLayoutGiveTheNumbersOfTheSameNetworkInPyTorch() {
    try (SafeTensors expected = SafeTensors.open(KERAS.resolve("io.safetensors"));
        Crepe crepe = load(Checkpoint.folder(KERAS.resolve("model-untrained.h5")))) {
      float[] audio = expected.get("in.audio").floats();
      float[] wanted = expected.get("out.salience").floats();
      float[][] found = crepe.salience(audio, HOP);
      assertThat(found.length * PitchBins.COUNT).isEqualTo(wanted.length);
      for (int i = 0; i < wanted.length; i++) {
        assertThat(found[i / PitchBins.COUNT][i % PitchBins.COUNT])
            .isCloseTo(wanted[i], within(1e-4f));
      }
      float[] hertz = crepe.track(audio, HOP, false).f0();
      for (int t = 0; t < hertz.length; t++) {
        assertThat(hertz[t]).isCloseTo(expected.get("out.hertz").floats()[t], within(0.01f));
      }
    }
  }

  @Test
  void theBuiltInWeightsHearATone() {
    float[] tone = new float[8000];
    for (int i = 0; i < tone.length; i++) {
      double phase = 2 * Math.PI * 200 * i / CrepeShape.SAMPLE_RATE;
      tone[i] = (float) (0.2 * Math.sin(phase) + 0.1 * Math.sin(2 * phase));
    }
    try (Crepe crepe = load(Crepe.BUILT_IN)) {
      float[] f0 = crepe.f0(tone, HOP, 0.5, true);
      assertThat(f0).hasSize(51);
      for (float hertz : Arrays.copyOfRange(f0, 5, 45)) {
        assertThat(hertz).isCloseTo(200, within(6f)); // 50 cents
      }
      assertThat(crepe.f0(new float[1600], HOP, 0.5, true)).containsOnly(0);
    }
  }

  @Test
  void theFullCapacityHasAsManyWeightsAsThePaperSays() {
    CrepeShape full = new CrepeShape(32);
    long weights = (full.features() + 1L) * PitchBins.COUNT;
    for (CrepeShape.Layer layer : full.layers()) {
      weights += (layer.width() * layer.in() + 1L + 2) * layer.filters();
    }
    assertThat(weights / 1e6).isCloseTo(22.2, within(0.05));
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    Checkpoint.write(
        folder,
        Config.of(Map.of(), "test"),
        Map.of("conv1/bias", Tensor.of(new float[32], 32), "fc/bias", Tensor.of(new float[1], 1)));
    assertThatThrownBy(() -> load(Checkpoint.folder(folder)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'conv1/kernel' is missing", "'fc/bias' is not expected");
    Checkpoint.write(folder, Config.of(Map.of(), "test"), Map.of("a", Tensor.of(new float[1], 1)));
    assertThatThrownBy(() -> load(Checkpoint.folder(folder)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no checkpoint of CREPE", "'conv1/bias'");
  }

  @Test
  void aFileThatIsNotHdf5IsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("model.h5"), "no HDF5");
    assertThatThrownBy(() -> load(Checkpoint.folder(file)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("model.h5");
  }
}
