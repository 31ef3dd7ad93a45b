package org.zethus.api.tensor.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.TensorSource;
import org.zethus.api.tensor.io.FileBytes;

/** Files made to harm. */
class HostileFileTest {
  private static final long[] NO_SIZES = {};

  private static TensorSource read(byte[] file) {
    return PyTorchFile.read(FileBytes.of(ByteBuffer.wrap(file), "bad.pt"));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refusal(byte[] file) {
    return assertThatThrownBy(() -> read(file))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("bad.pt");
  }

  /** A dictionary {@code {"w": a tensor}} in the old format. */
  private static byte[] view(long stored, long offset, long[] shape, long[] stride) {
    return new Pickle()
        .op('}')
        .text("w")
        .tensor("0", stored, offset, shape, stride)
        .op('s')
        .legacyFile("0", 6);
  }

  @Test
  void theSameFileIsReadWhenNothingIsWrongWithIt() {
    try (TensorSource file = read(view(6, 1, new long[] {2}, new long[] {3}))) {
      assertThat(file.get("w").floats()).containsExactly(0, 0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6 | 0  | 2 | -1 | offset 0 and strides [-1], expected none to be negative",
        "6 | -1 | 2 | 1  | offset -1",
        "6 | 0  | 7 | 1  | ends at element 7, storage '0' has 6",
        "6 | 5  | 2 | 1  | ends at element 7, storage '0' has 6",
        "6 | 0  | 2 | 9223372036854775807 | a call of torch._utils._rebuild_tensor_v2",
        "6 | 0  | 9223372036854775807 | 0 | repeats the 6 elements of storage '0' too often",
        "6 | 0  | -3 | 1 | need dimensions >= 0",
        "7 | 0  | 7 | 1  | storage '0' of tensor 'w' has 24 bytes, expected 28",
        "9223372036854775807 | 0 | 1 | 1 | a storage's description",
        "-6 | 0 | 1 | 1  | storage '0' has -6 elements",
      })
  void aTensorThatLeavesItsStorageIsRefused(
      long stored, long offset, long size, long stride, String message) {
    refusal(view(stored, offset, new long[] {size}, new long[] {stride}))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "os system",
        "posix system",
        "builtins eval",
        "__builtin__ exec",
        "subprocess Popen",
        "torch.hub load",
        "torch.storage _load_from_bytes",
        "numpy.testing._private.utils runstring",
        "builtins getattr",
        "importlib import_module",
        "webbrowser open",
        "java.lang.Runtime exec",
      })
  void noFunctionIsCalled(String function) {
    String[] parts = function.split(" ");
    Pickle pickle = new Pickle().global(parts[0], parts[1]).mark().text("echo").op('t', 'R');
    refusal(pickle.legacyFile())
        .hasMessageContainingAll("calls " + function.replace(' ', '.'), "at byte");
  }

  @Test
  void aTensorWithAttributesMayNotBringAFunctionOfItsOwn() {
    Pickle pickle =
        new Pickle()
            .global("torch._tensor", "_rebuild_from_type_v2")
            .mark()
            .global("collections", "OrderedDict")
            .global("torch", "Tensor")
            .op(')')
            .op('N', 't', 'R');
    refusal(pickle.legacyFile()).hasMessageContaining("collections.OrderedDict makes no tensor");
  }

  @Test
  void aDictionaryThatContainsItselfEnds() {
    Pickle pickle = new Pickle().op('}', 'q', 0).text("again").op('h', 0, 's');
    refusal(pickle.legacyFile()).hasMessageContaining("holds no weights");
    Pickle withTensor =
        new Pickle()
            .op('}', 'q', 0)
            .text("w")
            .tensor("0", 6, 0, NO_SIZES, NO_SIZES)
            .op('s')
            .text("again")
            .op('h', 0, 's');
    refusal(withTensor.legacyFile("0", 6)).hasMessageContaining("without end");
  }

  @Test
  void dictionariesThatDoubleAtEveryLevelEnd() {
    Pickle pickle = new Pickle().op('}').text("w").tensor("0", 6, 0, NO_SIZES, NO_SIZES).op('s');
    for (int level = 0; level < 60; level++) {
      pickle.op('q', level, '0', '}').text("a").op('h', level, 's').text("b").op('h', level, 's');
    }
    refusal(pickle.legacyFile("0", 6)).hasMessageContaining("without end");
  }

  @Test
  void aListNestedAMillionDeepEnds() {
    Pickle pickle = new Pickle();
    for (int i = 0; i < 1_000_000; i++) {
      pickle.op(']');
    }
    for (int i = 1; i < 1_000_000; i++) {
      pickle.op('a');
    }
    refusal(pickle.legacyFile()).hasMessageContaining("holds no weights");
  }

  @Test
  void copyingOneListAgainAndAgainEnds() {
    Pickle pickle = new Pickle().op(']', 'q', 0).mark();
    for (int i = 0; i < 10_000; i++) {
      pickle.op('N', 'N', 0x86);
    }
    pickle.op('e').global("collections", "OrderedDict").op('q', 1);
    for (int i = 0; i < 100_000; i++) {
      pickle.op('h', 1, 'h', 0, 0x85, 'R');
    }
    refusal(pickle.legacyFile()).hasMessageContaining("dictionaries of more than");
  }

  @Test
  void lengthsBeyondTheFileAreRefusedBeforeTheyAreReserved() {
    refusal(new Pickle().op(0x8d, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f).legacyFile())
        .hasMessageContaining("expected 9223372036854775807 more");
    refusal(new Pickle().op(0x8b, 0xff, 0xff, 0xff, 0x7f).legacyFile())
        .hasMessageContaining("a number of 2147483647 bytes");
    refusal(new Pickle().op('X', 0xff, 0xff, 0xff, 0xff).legacyFile())
        .hasMessageContaining("expected 4294967295 more");
  }

  @Test
  void aCompressedArchiveIsNotUnpacked() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("archive/data.pkl"));
      for (int i = 0; i < 1000; i++) {
        zip.write(new byte[1 << 16]);
      }
    }
    assertThat(out.size()).isLessThan(1 << 17);
    refusal(out.toByteArray()).hasMessageContaining("'archive/data.pkl' is compressed");
  }

  @Test
  void entriesThatShareTheirBytesAreRefused() {
    byte[] file = PyTorchFileTest.bytes("dtypes.pt");
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < file.length - 46; i++) {
      if (bytes.getInt(i) == 0x02014b50) { // each entry of the list claims the whole file
        bytes.putInt(i + 20, file.length - 1000).putInt(i + 24, file.length - 1000);
        bytes.putInt(i + 42, 0);
      }
    }
    refusal(file).hasMessageContaining("entries overlap");
  }

  @Test
  void aFileCutAnywhereIsRefused() {
    for (String resource : new String[] {"dtypes.pt", "dtypes.legacy.pt"}) {
      byte[] whole = PyTorchFileTest.bytes(resource);
      for (int length = 4; length < whole.length; length += 13) {
        refusal(Arrays.copyOf(whole, length));
      }
    }
  }
}
