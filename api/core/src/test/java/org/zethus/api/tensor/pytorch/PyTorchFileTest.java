package org.zethus.api.tensor.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.TensorSource;
import org.zethus.api.tensor.io.FileBytes;

/** Files that PyTorch 2.13 saved, in both formats. */
class PyTorchFileTest {
  static TensorSource open(String resource) {
    return PyTorchFile.read(FileBytes.of(ByteBuffer.wrap(bytes(resource)), resource));
  }

  static byte[] bytes(String resource) {
    try (InputStream in = PyTorchFileTest.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dtypes.pt", "dtypes.legacy.pt"})
  void everyElementTypeIsRead(String resource) {
    try (TensorSource file = open(resource)) {
      assertThat(file.names())
          .containsExactly(
              "float64",
              "float32",
              "float16",
              "bfloat16",
              "int64",
              "int32",
              "int16",
              "int8",
              "uint8",
              "bool",
              "scalar",
              "empty");
      for (String name : new String[] {"float64", "float32", "float16", "bfloat16"}) {
        assertThat(file.get(name).doubles()).as(name).containsExactly(1.5, -2, 0.25);
      }
      for (String name : new String[] {"int64", "int32", "int16", "int8"}) {
        assertThat(file.get(name).longs()).as(name).containsExactly(-3, 0, 100);
      }
      assertThat(file.dtype("bfloat16")).isEqualTo(DType.BF16);
      assertThat(file.dtype("bool")).isEqualTo(DType.BOOL);
      assertThat(file.get("uint8").longs()).containsExactly(0, 7, 255);
      assertThat(file.get("bool").longs()).containsExactly(1, 0, 1);
      assertThat(file.shape("scalar")).isEmpty();
      assertThat(file.get("scalar").floats()).containsExactly(2.5f);
      assertThat(file.get("empty").shape()).containsExactly(0, 4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"views.pt", "views.legacy.pt"})
  void tensorsThatShareAStorageAreViewsOfIt(String resource) {
    try (TensorSource file = open(resource)) {
      assertThat(file.get("whole").floats()).hasSize(24).startsWith(0, 1, 2).endsWith(23);
      assertThat(file.get("transposed").shape()).containsExactly(6, 4);
      assertThat(file.get("transposed").floats()).startsWith(0, 6, 12, 18, 1, 7).endsWith(23);
      assertThat(file.get("column").floats()).containsExactly(2, 8, 14, 20);
      assertThat(file.get("rows").floats())
          .containsExactly(6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
      assertThat(file.get("every_second").floats()).startsWith(0, 2, 4).hasSize(12);
      assertThat(file.get("repeated").floats()).containsExactly(5, 5, 5, 5, 5, 5);
      assertThat(file.get("corner").floats()).containsExactly(16, 17, 22, 23);
      assertThat(file.get("permuted").shape()).containsExactly(4, 2, 3);
      assertThat(file.get("permuted").floats()).startsWith(0, 4, 8, 12, 16, 20, 1, 5).endsWith(23);
      assertThat(file.part("permuted", 5, 3).floats()).containsExactly(20, 1, 5);
      assertThat(file.part("rows", 4, 3).floats()).containsExactly(10, 11, 12);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"training.pt", "training.legacy.pt"})
  void ofATrainingTheWeightsAreTakenAndItsNumbersKept(String resource) {
    try (TensorSource file = open(resource)) {
      assertThat(file.names()).containsExactly("weight", "bias");
      assertThat(file.get("weight").floats()).containsExactly(0, 1, 2, 3, 4, 5);
      assertThat(file.get("bias").floats()).containsExactly(0.5f, -0.5f);
      assertThat(file.metadata())
          .containsEntry("weights in", "model")
          .containsEntry("iteration", "1234")
          .containsEntry("learning_rate", "2.0E-4")
          .containsEntry("best", "0.5")
          .containsEntry("epochs", "7")
          .containsEntry("big", "1180591620717411303424")
          .containsEntry("note", "grüß");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"parallel.pt", "parallel.legacy.pt"})
  void innerDictionariesAreJoinedWithoutThePrefixOfDataParallel(String resource) {
    try (TensorSource file = open(resource)) {
      assertThat(file.names()).containsExactly("encoder.weight", "encoder.bias", "decoder.weight");
      assertThat(file.get("decoder.weight").floats()).containsExactly(3, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"parameters.pt", "parameters.legacy.pt"})
  void parametersAndListsAreTensorsToo(String resource) {
    try (TensorSource file = open(resource)) {
      assertThat(file.names()).containsExactly("weight", "list.0", "list.1");
      assertThat(file.get("weight").floats()).containsExactly(1, 2);
      assertThat(file.get("list.1").floats()).containsExactly(4);
    }
  }

  @Test
  void newerProtocolsAndABareTensorAreRead() {
    for (String resource : new String[] {"protocol4.pt", "protocol5.legacy.pt"}) {
      try (TensorSource file = open(resource)) {
        assertThat(file.get("a").floats()).as(resource).containsExactly(1, 2);
      }
    }
    try (TensorSource file = open("bare.pt")) {
      assertThat(file.get("tensor").floats()).containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void aClassThatIsNamedButNotCalledDoesNoHarm() {
    try (TensorSource file = open("named.ckpt")) {
      assertThat(file.names()).containsExactly("a");
    }
  }

  @Test
  void weightNormKeepsTheNamesOfBothItsForms() {
    try (TensorSource file = open("weight_norm.pt")) {
      assertThat(file.names())
          .containsExactly(
              "new.parametrizations.weight.original0",
              "new.parametrizations.weight.original1",
              "old.bias",
              "old.weight_g",
              "old.weight_v");
      assertThat(file.shape("old.weight_g")).containsExactly(3, 1, 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "calls.pt        | calls posix.system    | at byte",
        "calls.legacy.pt | calls posix.system    | torch.save(model.state_dict()",
        "module.pt       | calls torch.nn.modules.linear.Linear | is not run",
        "sparse.pt       | calls torch.serialization._get_layout | at byte",
        "complex.pt      | elements of torch.ComplexFloatStorage | floats, integers and booleans",
      })
  void whatIsNoTensorAndNoContainerIsRefusedByName(String resource, String what, String more) {
    assertThatThrownBy(() -> open(resource))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(resource, what, more);
  }

  @ParameterizedTest
  @CsvSource({
    "dtypes.pt, little, biggest, written on a machine with the byte order 'bigges'",
    "dtypes.pt, dtypes/data.pkl, dtypes/data.xxx, it has 0 entries data.pkl",
    "dtypes.pt, dtypes/data/3, dtypes/data/z, 'bfloat16' has no bytes",
  })
  void aSpoiledArchiveIsRefused(String resource, String from, String to, String message) {
    byte[] spoiled = replaced(bytes(resource), from, to.substring(0, from.length()));
    assertThatThrownBy(() -> PyTorchFile.read(FileBytes.of(ByteBuffer.wrap(spoiled), "bad.pt")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("bad.pt", message);
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace(from, to)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
