package org.zethus.api.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.codec.CodeFile;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.io.FileBytes;
import org.zethus.api.tensor.pytorch.PyTorchFile;

/**
 * Opens spoiled files of every format, always the same ones, and reads every tensor that they still
 * have. Whatever they are: nothing but a message comes of it, within bounded memory and time.
 * {@code -Pfuzz} opens many more.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TensorFilesFuzzTest {
  private static final int FILES = Integer.getInteger("fuzz.files", 300);

  /** A view may repeat a storage to 128 MiB; the files have a few KB. */
  private static final long MOST_BYTES = 600L << 20;

  private static final long MOST_NANOSECONDS = TimeUnit.SECONDS.toNanos(20);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  /** Opens one spoiled file. */
  private interface Opening {
    TensorSource open() throws IOException;
  }

  /** {@return whether it could still be opened and read} */
  private static boolean survive(String name, Opening opening) throws IOException {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long begin = System.nanoTime();
    boolean read = false;
    try (TensorSource tensors = opening.open()) {
      for (String tensor : tensors.names()) {
        assertThat(tensors.get(tensor).shape()).isEqualTo(tensors.shape(tensor));
      }
      read = true;
    } catch (ZethusException e) {
      assertThat(e).hasMessageContaining(name);
    }
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - bytes).isLessThan(MOST_BYTES);
    assertThat(System.nanoTime() - begin).isLessThan(MOST_NANOSECONDS);
    return read;
  }

  /** Files that are all refused, or none of them, would show nothing. */
  private static void requireBothKinds(int read) {
    assertThat(read).isBetween(FILES / 100, FILES - FILES / 10);
  }

  private static TensorSource open(byte[] file, String name) {
    return TensorFiles.read(FileBytes.of(ByteBuffer.wrap(file), name));
  }

  private static void surviveAll(List<byte[]> whole, long seed) throws IOException {
    int read = 0;
    for (int i = 0; i < FILES; i++) {
      String name = "spoiled-%d".formatted(i);
      byte[] spoiled = new Spoiler(new Random(seed + i)).spoil(whole.get(i % whole.size()));
      read += survive(name, () -> open(spoiled, name)) ? 1 : 0;
    }
    requireBothKinds(read);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = PyTorchFile.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private Path written(String name, String... tensors) {
    Path file = folder.resolve(name);
    Map<String, Tensor> content = new TreeMap<>();
    for (String tensor : tensors) {
      content.put(tensor, Tensor.of(new float[64], 8, 8));
    }
    SafeTensors.write(file, content, Map.of("format", "pt"));
    return file;
  }

  @Test
  void safetensors() throws IOException {
    byte[] one = Files.readAllBytes(written("one", "a", "b.weight", "b.bias"));
    surviveAll(List.of(one, Files.readAllBytes(written("two", "x"))), 1_000_000);
  }

  @Test
  void pytorchZip() throws IOException {
    surviveAll(
        List.of(
            resource("views.pt"),
            resource("training.pt"),
            resource("dtypes.pt"),
            resource("parallel.pt"),
            resource("calls.pt"),
            resource("protocol4.pt")),
        2_000_000);
  }

  @Test
  void pytorchLegacy() throws IOException {
    surviveAll(
        List.of(
            resource("views.legacy.pt"), resource("training.legacy.pt"),
            resource("dtypes.legacy.pt"), resource("parallel.legacy.pt"),
            resource("calls.legacy.pt"), resource("protocol5.legacy.pt")),
        3_000_000);
  }

  @Test
  void programsOfRandomOpcodes() throws IOException {
    int read = 0;
    for (int i = 0; i < FILES; i++) {
      String name = "program-%d".formatted(i);
      byte[] file = new RandomPickle(new Random(4_000_000 + i)).file();
      read += survive(name, () -> open(file, name)) ? 1 : 0;
    }
    requireBothKinds(read);
  }

  @Test
  void shards() throws IOException {
    written("model-1.safetensors", "a");
    written("model-2.safetensors", "b");
    byte[] index =
        "{\"metadata\":{\"total_size\":32},\"weight_map\":{\"a\":\"model-1.safetensors\",\"b\":\"model-2.safetensors\"}}"
            .getBytes(StandardCharsets.UTF_8);
    byte[] shard = Files.readAllBytes(folder.resolve("model-2.safetensors"));
    Path file = folder.resolve("model.safetensors.index.json");
    int read = 0;
    for (int i = 0; i < FILES; i++) {
      Spoiler spoiler = new Spoiler(new Random(5_000_000 + i));
      boolean inShard = i % 3 == 0;
      Files.write(file, inShard ? index : spoiler.spoil(index));
      Files.write(folder.resolve("model-2.safetensors"), inShard ? spoiler.spoil(shard) : shard);
      read += survive(folder.toString(), () -> TensorFiles.open(file)) ? 1 : 0;
    }
    requireBothKinds(read);
  }

  /** Codes of a codec: what a safetensors file lets through has metadata that may be nonsense. */
  @Test
  void codes() throws IOException {
    Path file = folder.resolve("speech.codes");
    int[][] rows = {{1, 2, 3, 4, 0}, {7, 6, 5, 4, 3}};
    CodeSequence sequence = new CodeSequence(List.of(5, 8), 50, rows);
    new CodeFile("dac", 8000, 800, sequence).write(file);
    byte[] whole = Files.readAllBytes(file);
    new CodeFile("facodec", 8000, 780, sequence.withTimbre(new float[] {1, 2})).write(file);
    byte[] withTimbre = Files.readAllBytes(file);
    int read = 0;
    for (int i = 0; i < FILES; i++) {
      Spoiler spoiler = new Spoiler(new Random(6_000_000 + i));
      Files.write(file, spoiler.spoil(i % 2 == 0 ? whole : withTimbre));
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      try {
        assertThat(CodeFile.read(file).codes().frames()).isNotNegative();
        read++;
      } catch (ZethusException e) {
        assertThat(e).hasMessageContaining(file.toString());
      }
      assertThat(THREADS.getCurrentThreadAllocatedBytes() - bytes).isLessThan(MOST_BYTES);
    }
    requireBothKinds(read);
  }
}
