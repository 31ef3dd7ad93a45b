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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.config.Config;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;

class CheckpointTest {
  record Size(int dim) {}

  @TempDir Path folder;

  @Test
  void aNeighbourLiesWithinOrInTheSameCache() throws IOException {
    Path own = folder.resolve("models--a--codec/snapshots/1");
    Files.createDirectories(own);
    Files.writeString(own.resolve("config.json"), "{}");
    Checkpoint checkpoint = Checkpoint.folder(own);
    assertThat(checkpoint.neighbour("b/encoder")).isEmpty();
    Path cached = folder.resolve("models--b--encoder");
    Files.createDirectories(cached.resolve("snapshots/7"));
    Files.createDirectories(cached.resolve("refs"));
    Files.writeString(cached.resolve("refs/main"), "7\n");
    assertThat(checkpoint.neighbour("b/encoder")).contains(cached.resolve("snapshots/7"));
    Path within = Files.createDirectories(own.resolve("encoder"));
    assertThat(checkpoint.neighbour("b/encoder")).contains(within);
  }

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

  private void write(String file, float value) {
    SafeTensors.write(
        folder.resolve(file), Map.of("w", Tensor.of(new float[] {value}, 1)), Map.of());
  }

  private float weight(Path place) {
    try (TensorSource weights = Checkpoint.folder(place).weights()) {
      return weights.get("w").floats()[0];
    }
  }

  private Path experiment() throws IOException {
    Files.writeString(folder.resolve("args.json"), "{dim: 4, // as Amphion writes\n}");
    Files.writeString(folder.resolve("spk2id.json"), "{\"LJSpeech_LJSpeech\": 0}");
    write("checkpoint/epoch-0009_step-0000900_loss-0.500000/pytorch_model.bin", 9);
    write("checkpoint/epoch-0010_step-0000990_loss-0.700000/model.safetensors", 10);
    write("checkpoint/epoch-0010_step-0001000_loss-0.600000/model.safetensors", 11);
    write("checkpoint/audio/model.safetensors", 12);
    return folder;
  }

  @Test
  void ofAnExperimentOfAmphionTheLatestEpochIsTaken() throws IOException {
    Path place = experiment();
    assertThat(weight(place)).isEqualTo(11);
    Checkpoint checkpoint = Checkpoint.folder(place);
    assertThat(checkpoint.config(Size.class)).isEqualTo(new Size(4));
    assertThat(checkpoint.text("spk2id.json")).isPresent();
    Path ninth = place.resolve("checkpoint/epoch-0009_step-0000900_loss-0.500000");
    assertThat(weight(ninth)).isEqualTo(9);
    assertThat(weight(ninth.resolve("pytorch_model.bin"))).isEqualTo(9);
    assertThat(Checkpoint.folder(ninth).text("spk2id.json")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "G_9000.pth G_10000.pth D_20000.pth   | G_10000.pth",
        "generator_v1                         | generator_v1",
        "g_02500000 do_02500000 g_00000500    | g_02500000",
        "pretrained_ljs.pth                   | pretrained_ljs.pth",
        "400000.pt 5.pt                       | 400000.pt",
        "model.safetensors other.pt optimizer.bin | model.safetensors",
      })
  void weightsAreFoundByTheNamesTheyArePublishedUnder(String files, String taken)
      throws IOException {
    Files.writeString(folder.resolve("config.json"), "{}");
    for (String file : files.split(" ")) {
      write(file, file.equals(taken) ? 1 : 0);
    }
    assertThat(weight(folder)).isEqualTo(1);
  }

  @Test
  void whereSeveralFilesMayBeTheWeightsOneIsNamed() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{}");
    write("a.pt", 1);
    write("b.ckpt", 2);
    assertThatThrownBy(() -> Checkpoint.folder(folder))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("a.pt, b.ckpt");
    assertThat(weight(folder.resolve("b.ckpt"))).isEqualTo(2);
  }

  @Test
  void weightsMayLieInSeveralNamedFilesWithoutAConfig() throws IOException {
    write("encoder.bin", 1);
    assertThat(weight(folder)).isEqualTo(1);
    write("decoder.bin", 2);
    Checkpoint checkpoint = Checkpoint.folder(folder);
    assertThat(checkpoint.has("decoder.bin")).isTrue();
    assertThat(checkpoint.has("config.json")).isFalse();
    try (TensorSource decoder = checkpoint.weights("decoder.bin")) {
      assertThat(decoder.get("w").floats()).containsExactly(2);
    }
    assertThatThrownBy(checkpoint::config).hasMessageContaining("no config.json");
    assertThatThrownBy(checkpoint::weights).hasMessageContaining("no model.safetensors");
    assertThatThrownBy(() -> checkpoint.weights("judge.bin")).hasMessageContaining("no judge.bin");
  }

  @Test
  void eachNetworksWeightsMayLieInAFolderOfItsOwn() throws IOException {
    Files.createDirectories(folder.resolve("s2a_model/full"));
    Files.createDirectories(folder.resolve("t2s_model"));
    write("s2a_model/full/model.bin", 1);
    write("t2s_model/model.bin", 2);
    Checkpoint checkpoint = Checkpoint.folder(folder);
    try (TensorSource network = checkpoint.weights("t2s_model/model.bin")) {
      assertThat(network.get("w").floats()).containsExactly(2);
    }
    assertThat(checkpoint.has("s2a_model/full/model.bin")).isTrue();
  }

  @Test
  void shardsAreFoundThroughTheirIndex() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{}");
    write("model-00001-of-00002.safetensors", 3);
    SafeTensors.write(
        folder.resolve("model-00002-of-00002.safetensors"),
        Map.of("v", Tensor.of(new float[] {4, 5}, 2)),
        Map.of());
    Path index = folder.resolve("model.safetensors.index.json");
    String places =
        "{'metadata':{'total_size':12},'weight_map':{'w':'model-00001-of-00002.safetensors','v':'%s'}}"
            .replace('\'', '"');
    Files.writeString(index, places.formatted("model-00002-of-00002.safetensors"));
    try (TensorSource weights = Checkpoint.folder(folder).weights()) {
      assertThat(weights.names()).containsExactly("w", "v");
      assertThat(weights.get("v").floats()).containsExactly(4, 5);
      assertThat(weights.part("v", 1, 1).floats()).containsExactly(5);
      assertThat(weights.metadata()).containsEntry("total_size", "12");
    }
    for (String wrong : new String[] {"../model.safetensors", "model-00001-of-00002.safetensors"}) {
      Files.writeString(index, places.formatted(wrong));
      assertThatThrownBy(() -> Checkpoint.folder(folder).weights())
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("index.json", "'v'");
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

  @Test
  void aGraphAloneIsACheckpointWithoutAConfig() throws IOException {
    Files.write(folder.resolve("b.onnx"), new byte[] {1, 2, 3});
    Files.writeString(folder.resolve("a.json"), "{}");
    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("b.onnx"));
    assertThat(checkpoint.hasConfig()).isFalse();
    assertThat(checkpoint.files()).containsExactly("b.onnx", "a.json");
    assertThat(checkpoint.data("b.onnx").remaining()).isEqualTo(3);
    assertThatThrownBy(() -> checkpoint.data("c.onnx"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("c.onnx");
  }

  @Test
  void theFilesOfABundleAreReadByName() {
    Checkpoint bundled =
        Checkpoint.of(
            "bundled",
            file ->
                file.equals("model.onnx")
                    ? new java.io.ByteArrayInputStream(new byte[] {7})
                    : null);
    assertThat(bundled.hasConfig()).isFalse();
    assertThat(bundled.files()).isEmpty();
    assertThat(bundled.data("model.onnx").get(0)).isEqualTo((byte) 7);
  }
}
