package org.zethus.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.HalfFloat;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;

class StateDictTest {
  private final TorchBackend torch = new TorchBackend();
  @TempDir private Path folder;

  @Test
  void everythingWrongIsReportedTogether() {
    Checkpoint checkpoint =
        checkpoint(
            Map.of(
                "ups.0.weight_v", Tensor.of(new float[24], 2, 3, 4),
                "ups.0.bias", Tensor.of(new float[3], 3),
                "old.weight", Tensor.of(new float[2], 2)));
    assertThatThrownBy(
            () ->
                torch.load(
                    checkpoint,
                    Device.CPU,
                    weights -> {
                      StateDict ups = weights.at("ups", 0);
                      ups.parameter("weight_v", Init.ZEROS, 2, 3, 5);
                      ups.parameter("bias", Init.ZEROS, 3);
                      ups.parameter("gain", Init.ONES, 7);
                      return "a model";
                    }))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(
            folder.toString(),
            "parameter 'ups.0.weight_v' is (2, 3, 4), config.json asks for (2, 3, 5)",
            "parameter 'ups.0.gain' (7) is missing",
            "parameter 'old.weight' (2) is unexpected",
            "Is this the config it was trained with?");
  }

  @Test
  void aTensorReadInPartsIsWhole() {
    float[] values = {1, 2, 3, 4, 5, 6, 7};
    SafeTensors.write(
        folder.resolve("model.safetensors"), Map.of("w", Tensor.of(values, 7, 1)), Map.of());
    try (SafeTensors file = SafeTensors.open(folder.resolve("model.safetensors"));
        StateDict weights = torch.open(file, "parts", Device.CPU)) {
      NDArray read = Tensors.read(weights.manager(), file, "w", 3, 7, 1);
      assertThat(read.getShape().getShape()).containsExactly(7, 1);
      assertThat(Tensors.floats(read)).containsExactly(values);
    }
  }

  @Test
  void anOutlineFitsAModelOfItsNamesAndShapesWithoutItsMemory() {
    Map<String, long[]> shapes =
        Map.of("big", new long[] {1 << 20, 1 << 20}, "none", new long[] {0});
    try (StateDict outline = torch.outline("huge", shapes)) {
      outline.parameter("big", Init.ZEROS, 1 << 20, 1 << 20);
      outline.parameter("none", Init.ZEROS, 0);
      outline.requireComplete();
    }
    try (StateDict outline = torch.outline("huge", shapes)) {
      outline.parameter("big", Init.ZEROS, 1 << 20, 3);
      assertThatThrownBy(outline::requireComplete)
          .hasMessageContainingAll("'big' is (1048576, 1048576)", "'none' (0) is unexpected");
    }
  }

  @Test
  void whatIsFrozenIsSavedButNotTrained() {
    try (StateDict weights = torch.open(checkpoint(Map.of()), Device.CPU)) {
      weights.at("encoder").parameter("weight", Init.ZEROS, 2);
      weights.at("decoder").parameter("weight", Init.ZEROS, 2);
      weights.freeze("encoder");
      assertThat(weights.parameters()).containsOnlyKeys("decoder.weight");
      assertThat(weights.parametersAndBuffers()).containsKey("encoder.weight");
      assertThatThrownBy(() -> weights.freeze("endocer"))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("'endocer'", "decoder.weight");
    }
  }

  @Test
  void manyProblemsAreCounted() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < 50; i++) {
      tensors.put("layers.%d.weight".formatted(i), Tensor.of(new float[1], 1));
    }
    Checkpoint checkpoint = checkpoint(tensors);
    assertThatThrownBy(() -> torch.load(checkpoint, Device.CPU, weights -> "a model"))
        .hasMessageContaining("… and 30 more");
  }

  @Test
  void halfPrecisionIsWidenedAndScalarsHaveEitherShape() {
    ByteBuffer halves = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    halves.putShort(HalfFloat.fromFloat(1.5f)).putShort(HalfFloat.fromFloat(-0.25f)).flip();
    Checkpoint checkpoint =
        checkpoint(
            Map.of(
                "half",
                new Tensor(DType.F16, new long[] {2}, halves),
                "scalar",
                Tensor.of(new float[] {3}, 1)));
    try (StateDict weights = torch.open(checkpoint, Device.CPU)) {
      NDArray half = weights.parameter("half", Init.ZEROS, 2);
      NDArray scalar = weights.parameter("scalar", Init.ZEROS);
      weights.requireComplete();
      assertThat(Tensors.floats(half)).containsExactly(1.5f, -0.25f);
      assertThat(Tensors.floats(scalar)).containsExactly(3);
      assertThat(scalar.getShape().dimension()).isZero();
    }
  }

  @Test
  void anUntrainedParameterDependsOnSeedAndNameAlone() {
    float[] first = draw(7, "a", "b").get("b");
    assertThat(draw(7, "b").get("b")).containsExactly(first);
    assertThat(draw(8, "b").get("b")).isNotEqualTo(first);
    assertThat(draw(7, "a").get("a")).isNotEqualTo(first);
  }

  private Map<String, float[]> draw(long seed, String... names) {
    Map<String, float[]> drawn = new LinkedHashMap<>();
    try (StateDict weights = torch.open(untrained(seed), Device.CPU)) {
      for (String name : names) {
        drawn.put(name, Tensors.floats(weights.parameter(name, Init.normal(1), 100)));
      }
    }
    return drawn;
  }

  @Test
  void aViewCanBeginOtherwise() {
    try (StateDict weights = torch.open(untrained(1), Device.CPU)) {
      StateDict out = weights.at("out").starting("bias", Init.constant(2));
      assertThat(Tensors.floats(out.parameter("bias", Init.ZEROS, 1))).containsExactly(2);
      assertThat(Tensors.floats(weights.parameter("bias", Init.ZEROS, 1))).containsExactly(0);
    }
  }

  @Test
  void whatIsSavedIsWhatIsLoaded() {
    Map<String, Tensor> saved;
    try (StateDict weights = torch.open(untrained(3), Device.CPU)) {
      weights.at("net").parameter("weight", Init.fanIn(4), 3, 4);
      weights.at("net").buffer("mean", Init.ONES, 3);
      assertThat(weights.parameters().keySet()).containsExactly("net.weight");
      saved = weights.toTensors();
    }
    assertThat(saved.keySet()).containsExactly("net.weight", "net.mean");
    try (StateDict weights = torch.open(checkpoint(saved), Device.CPU)) {
      NDArray weight = weights.at("net").parameter("weight", Init.ZEROS, 3, 4);
      weights.at("net").buffer("mean", Init.ZEROS, 3);
      weights.requireComplete();
      assertThat(Tensors.floats(weight)).containsExactly(saved.get("net.weight").floats());
    }
  }

  @Test
  void theSameNameIsTheSameArray() {
    try (StateDict weights = torch.open(untrained(1), Device.CPU)) {
      NDArray once = weights.parameter("tied", Init.ONES, 2);
      assertThat(weights.parameter("tied", Init.ZEROS, 2)).isSameAs(once);
      assertThatThrownBy(() -> weights.parameter("tied", Init.ZEROS, 3))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("tied", "[3]");
    }
  }

  @Test
  void anotherDeviceIsRefused() {
    assertThatThrownBy(() -> torch.open(untrained(1), Device.parse("cuda:1")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("cuda:1", "Use the device cpu");
  }

  private static Checkpoint untrained(long seed) {
    return Checkpoint.untrained("a test", Config.of(Map.of(), "a test"), seed);
  }

  private Checkpoint checkpoint(Map<String, Tensor> tensors) {
    try {
      Files.writeString(folder.resolve(Checkpoint.CONFIG), "{}");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    SafeTensors.write(folder.resolve(Checkpoint.WEIGHTS), tensors, Map.of());
    return Checkpoint.folder(folder);
  }
}
