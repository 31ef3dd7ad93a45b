package org.zethus.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Config;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;

class CheckpointTest {
  record Size(int dim) {}

  @TempDir Path folder;

  @Test
  void aFolderAndABundleGiveTheSame() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"dim\": 3}");
    Files.writeString(folder.resolve("symbols.txt"), "a\nb\n");
    SafeTensors.write(
        folder.resolve("model.safetensors"),
        Map.of("w", Tensor.of(new float[] {1, 2, 3}, 3)),
        Map.of());
    Checkpoint inBundle =
        Checkpoint.of(
            "voice",
            file -> {
              try {
                Path path = folder.resolve(file);
                return Files.exists(path)
                    ? new ByteArrayInputStream(Files.readAllBytes(path))
                    : null;
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    for (Checkpoint checkpoint : new Checkpoint[] {Checkpoint.folder(folder), inBundle}) {
      assertThat(checkpoint.config(Size.class)).isEqualTo(new Size(3));
      assertThat(checkpoint.text("symbols.txt")).contains("a\nb\n");
      assertThat(checkpoint.text("none.txt")).isEmpty();
      try (TensorSource weights = checkpoint.weights()) {
        assertThat(weights.get("w").floats()).containsExactly(1, 2, 3);
      }
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> Checkpoint.folder(folder))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(folder.toString(), "config.json");
    Checkpoint untrained = Checkpoint.untrained("bench", Config.parse("{dim: 2}", "test"), 5);
    assertThat(untrained.config(Size.class).dim()).isEqualTo(2);
    assertThat(untrained.untrainedSeed()).hasValue(5);
    assertThat(untrained.text("notes").map(text -> text.getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
    assertThatThrownBy(untrained::weights).hasMessageContaining("no model.safetensors");
  }

  @Test
  void aSignalFiresOnceAndStaysFired() {
    CancelSignal signal = new CancelSignal();
    int[] heard = new int[2];
    signal.onCancel(() -> heard[0]++);
    signal.onCancel(() -> heard[1]++).close();
    signal.throwIfCancelled();
    signal.cancel();
    signal.cancel();
    signal.onCancel(() -> heard[0]++);
    assertThat(heard).containsExactly(2, 0);
    assertThatThrownBy(signal::throwIfCancelled).isInstanceOf(CancelledException.class);
  }
}
