package org.zethus.api.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.plugin.ZethusException;

class SafeTensorsTest {
  private static final String F32 = "{'a':{'dtype':'F32','shape':%s,'data_offsets':%s}}";

  @TempDir Path folder;

  @Test
  void readsWhatItWrites() {
    Path file = folder.resolve("x.safetensors");
    Map<String, Tensor> tensors =
        Map.of(
            "b.weight", Tensor.of(new float[] {1, -2, 3, 4, 5, 6}, 2, 3),
            "a", Tensor.of(new long[] {7}),
            "empty", Tensor.of(new float[0], 0, 4));
    SafeTensors.write(file, tensors, Map.of("format", "pt"));
    try (SafeTensors read = SafeTensors.open(file)) {
      assertThat(read.names()).containsExactly("a", "b.weight", "empty");
      assertThat(read.metadata()).containsEntry("format", "pt");
      assertThat(read.get("b.weight").floats()).containsExactly(1, -2, 3, 4, 5, 6);
      assertThat(read.shape("empty")).containsExactly(0, 4);
      assertThat(read.get("a").longs()).containsExactly(7);
      assertThat(read.dtype("a")).isEqualTo(DType.I64);
      assertThat(read.part("b.weight", 2, 3).floats()).containsExactly(3, 4, 5);
      assertThatThrownBy(() -> read.part("b.weight", 5, 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> read.get("c")).hasMessageContaining("no tensor 'c'");
    }
  }

  @Test
  void whateverItsHeadersLengthItIsNotTakenForAPickle() {
    for (int padding = 0; padding < 512; padding += 8) { // lengths are multiples of 8; 128, 384 …
      Path file = folder.resolve(padding + ".safetensors");
      Map<String, String> metadata = Map.of("note", "x".repeat(padding));
      SafeTensors.write(file, Map.of("a", Tensor.of(new long[] {7})), metadata);
      try (TensorSource read = TensorFiles.open(file)) {
        assertThat(read.get("a").longs()).containsExactly(7);
      }
    }
  }

  @Test
  void aFileAndATensorMayBeLargerThanTwoGiB() throws IOException {
    long big = (1L << 31) + 8;
    String header =
        "{\"big\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[0,%d]},\"small\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[%d,%d]}}"
            .formatted(big, big, big, big + 8);
    Path file = folder.resolve("big.safetensors");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.writeLong(Long.reverseBytes(header.length()));
      sparse.writeBytes(header);
      sparse.seek(8 + header.length() + big - 1);
      sparse.write(9);
      sparse.writeLong(Long.reverseBytes(77));
    }
    try (TensorSource read = TensorFiles.open(file)) {
      assertThat(read.get("small").longs()).containsExactly(77);
      assertThat(read.part("big", big - 3, 3).longs()).containsExactly(0, 0, 9);
      assertThatThrownBy(() -> read.get("big"))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("read it in parts");
    }
  }

  @Test
  void anythingElseIsNamedAsSuch() throws IOException {
    Path file = folder.resolve("weights.bin");
    Files.writeString(file, "version https://git-lfs.github.com/spec/v1\noid sha256:1\n");
    assertThatThrownBy(() -> TensorFiles.open(file)).hasMessageContaining("git lfs pull");
    Files.writeString(file, "<html>not found</html>");
    assertThatThrownBy(() -> TensorFiles.open(file))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("weights.bin", "neither a safetensors nor a PyTorch file");
  }

  @Test
  void equalContentIsEqualBytes() throws IOException {
    Tensor a = Tensor.of(new float[] {1}, 1);
    Tensor b = Tensor.of(new float[] {2}, 1);
    SafeTensors.write(folder.resolve("1"), Map.of("a", a, "b", b), Map.of("k", "v", "l", "w"));
    SafeTensors.write(folder.resolve("2"), Map.of("b", b, "a", a), Map.of("l", "w", "k", "v"));
    assertThat(folder.resolve("1")).hasSameBinaryContentAs(folder.resolve("2"));
    assertThat(Files.size(folder.resolve("1")) % 8).isZero();
  }

  @Test
  void weightsShipInHalfPrecision() {
    Tensor half = Tensor.of(new float[] {1, -0.25f, 0.1f}, 3).toHalf();
    assertThat(half.dtype()).isEqualTo(DType.F16);
    assertThat(half.floats()).containsExactly(1, -0.25f, 0.099975586f);
    Tensor counts = Tensor.of(new long[] {7}, 1);
    assertThat(counts.toHalf()).isEqualTo(counts);
  }

  @Test
  void everyTypeReadsAsFloats() {
    ByteBuffer half = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    half.putShort(HalfFloat.fromFloat(1.5f)).putShort(HalfFloat.fromFloat(-0.1f)).flip();
    assertThat(new Tensor(DType.F16, new long[] {2}, half).floats())
        .containsExactly(1.5f, -0.099975586f);
    ByteBuffer brain = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
    brain.putShort((short) (Float.floatToIntBits(-3f) >> 16)).flip();
    assertThat(new Tensor(DType.BF16, new long[] {1}, brain).floats()).containsExactly(-3f);
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {(byte) 200, 1});
    assertThat(new Tensor(DType.U8, new long[] {2}, bytes).longs()).containsExactly(200, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[2]  | [0,4]   | which is 8 bytes",
        "[1]  | [4,8]   | expected 0",
        "[1]  | [0,400] | data_offsets",
        "[1]  | [4,0]   | data_offsets",
        "[1]  | [0]     | data_offsets",
        "[-1] | [0,4]   | shape",
        "[9223372036854775807,9223372036854775807] | [0,4] | shape",
        "{}   | [0,4]   | shape",
      })
  void aHeaderThatLiesIsRefused(String shape, String offsets, String message) {
    ByteBuffer file = file(F32.formatted(shape, offsets), 8);
    assertThatThrownBy(() -> SafeTensors.of(file, "bad.safetensors"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("bad.safetensors", message);
  }

  @Test
  void truncatedAndHugeHeadersAreRefused() throws IOException {
    Path file = folder.resolve("x.safetensors");
    SafeTensors.write(file, Map.of("a", Tensor.of(new float[100], 100)), Map.of());
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 7) {
      ByteBuffer part = ByteBuffer.wrap(whole, 0, length);
      assertThatThrownBy(() -> SafeTensors.of(part, "part")).isInstanceOf(ZethusException.class);
    }
    ByteBuffer huge = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    huge.putLong(0, -1);
    assertThatThrownBy(() -> SafeTensors.of(huge, "huge"))
        .hasMessageContaining("claims 18446744073709551615 bytes");
    assertThatThrownBy(() -> SafeTensors.open(folder.resolve("none")))
        .hasMessageContaining("cannot read");
  }

  @Test
  void mutatedFilesNeverEscapeAsAnythingElse() throws IOException {
    Path file = folder.resolve("x.safetensors");
    SafeTensors.write(
        file, Map.of("a", Tensor.of(new float[4], 2, 2), "b", Tensor.of(new long[3], 3)), Map.of());
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < 5000; i++) {
      byte[] mutated = whole.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      }
      try {
        SafeTensors read = SafeTensors.of(ByteBuffer.wrap(mutated), "mutated");
        read.names().forEach(name -> read.get(name).doubles());
      } catch (ZethusException e) {
        assertThat(e).hasMessageContaining("mutated");
      }
    }
  }

  private static ByteBuffer file(String header, int dataLength) {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + json.length + dataLength).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(json.length).put(json).rewind();
    return file;
  }
}
