package org.zethus.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;

class SavedModelTest {
  private static final String DATA = "variables/variables.data-00000-of-00001";

  @TempDir Path folder;

  private TensorGraph open() {
    return new TensorFlowBackend().open(folder, SavedModels.SIGNATURE, Device.CPU);
  }

  @Test
  void runsAsItWasSaved() {
    SavedModels.write(folder);
    try (TensorGraph model = open()) {
      assertThat(model.inputs()).containsExactly("x");
      Tensor y = model.run(Map.of("x", Tensor.of(new float[] {1, 1}, 1, 2))).get("y");
      assertThat(y).isEqualTo(Tensor.of(new float[] {5.5f, 7, 0}, 1, 3));
    }
  }

  @Test
  void aSignatureThatItLacksIsNamed() {
    SavedModels.write(folder);
    assertThatThrownBy(() -> new TensorFlowBackend().open(folder, "other", Device.CPU))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'other'", SavedModels.SIGNATURE);
  }

  @Test
  void aModelThatWritesFilesIsRefusedBeforeItDoes() {
    Path victim = folder.resolve("victim");
    SavedModels.write(
        folder,
        (tf, y) ->
            tf.withControlDependencies(
                    List.of(tf.io.writeFile(tf.constant(victim.toString()), tf.constant("gotcha"))))
                .identity(y));
    assertThatThrownBy(this::open)
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("WriteFile", "may touch files");
    assertThat(victim).doesNotExist();
  }

  @Test
  void aVariableThatWasChangedIsRefused() throws IOException {
    SavedModels.write(folder);
    byte[] data = Files.readAllBytes(folder.resolve(DATA));
    data[5] ^= 1;
    Files.write(folder.resolve(DATA), data);
    assertThatThrownBy(this::open)
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("checksum is wrong");
  }

  @Test
  void variablesThatAreCutOffAreRefused() throws IOException {
    SavedModels.write(folder);
    byte[] data = Files.readAllBytes(folder.resolve(DATA));
    Files.write(folder.resolve(DATA), Arrays.copyOf(data, data.length - 4));
    assertThatThrownBy(this::open)
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("of a shard that has");
  }

  @Test
  void aFolderWithoutAModelIsNamed() {
    assertThatThrownBy(this::open)
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(folder.toString(), "saved_model.pb");
  }

  @Test
  void anotherFormOfTheGraphIsNotLetPastTheCheck() throws IOException {
    SavedModels.write(folder);
    Files.writeString(folder.resolve("saved_model.cpb"), "");
    assertThatThrownBy(this::open)
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("saved_model.cpb");
  }
}
