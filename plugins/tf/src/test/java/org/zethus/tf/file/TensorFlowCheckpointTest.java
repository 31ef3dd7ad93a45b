package org.zethus.tf.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TString;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.engine.tensorflow.TensorFlowNatives;

/** Reads what TensorFlow itself writes. */
class TensorFlowCheckpointTest {
  private static final String[] NAMES = {"net/weights", "net/biases", "net/step", "note"};

  @TempDir Path folder;

  @BeforeEach
  void loadTensorFlow() {
    TensorFlowNatives.load();
  }

  private static List<Operand<?>> values(Ops tf) {
    float[][] weights = new float[40][30]; // enough for a block to be worth compressing
    weights[3][4] = 1.5f;
    return List.of(
        tf.constant(weights),
        tf.constant(new float[] {1, -2, 3}),
        tf.constant(7L),
        texts(tf, "a text", "another"));
  }

  private static Operand<TString> texts(Ops tf, String... texts) {
    return tf.constant(StandardCharsets.UTF_8, texts);
  }

  private void writeVersion2(Path prefix) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Op save =
          tf.train.save(
              tf.constant(prefix.toString()),
              texts(tf, NAMES),
              texts(tf, "", "", "", ""),
              values(tf));
      session.run(save);
    }
  }

  private void writeVersion1(Path file) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Output<?>[] saved =
          values(tf).subList(0, 3).stream().map(Operand::asOutput).toArray(Output<?>[]::new);
      graph
          .opBuilder("Save", "save", tf.scope())
          .addInput(tf.constant(file.toString()).asOutput())
          .addInput(texts(tf, NAMES[0], NAMES[1], NAMES[2]).asOutput())
          .addInputList(saved)
          .build();
      session.run("save");
    }
  }

  private static ByteBuffer bytes(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireValues(Map<String, Tensor> tensors) {
    assertThat(tensors).containsOnlyKeys(NAMES[0], NAMES[1], NAMES[2]);
    assertThat(tensors.get("net/weights").shape()).containsExactly(40, 30);
    assertThat(tensors.get("net/weights").floats()[3 * 30 + 4]).isEqualTo(1.5f);
    assertThat(tensors.get("net/biases")).isEqualTo(Tensor.of(new float[] {1, -2, 3}, 3));
    assertThat(tensors.get("net/step").longs()).containsExactly(7);
  }

  @Test
  void version2() {
    writeVersion2(folder.resolve("model.ckpt"));
    requireValues(
        TensorFlowCheckpoint.read(suffix -> bytes(folder.resolve("model.ckpt" + suffix)), "test"));
  }

  @Test
  void version1() {
    Path file = folder.resolve("model.ckpt");
    writeVersion1(file);
    assertThat(TensorFlowCheckpoint.isVersion1(bytes(file))).isTrue();
    requireValues(TensorFlowCheckpoint.readVersion1(bytes(file), "test"));
  }

  @Test
  void spoiledFilesAreReadOrRefused() {
    writeVersion2(folder.resolve("two"));
    writeVersion1(folder.resolve("one"));
    Function<String, ByteBuffer> whole = suffix -> bytes(folder.resolve("two" + suffix));
    Random random = new Random(3);
    for (int i = 0; i < Integer.getInteger("fuzz.files", 300); i++) {
      String spoiled = random.nextBoolean() ? ".index" : ".data-00000-of-00001";
      readOrRefuse(
          () ->
              TensorFlowCheckpoint.read(
                  suffix ->
                      suffix.equals(spoiled)
                          ? spoiled(whole.apply(suffix), random)
                          : whole.apply(suffix),
                  "test"));
      readOrRefuse(
          () ->
              TensorFlowCheckpoint.readVersion1(
                  spoiled(bytes(folder.resolve("one")), random), "test"));
    }
  }

  private static void readOrRefuse(Runnable read) {
    try {
      read.run();
    } catch (ZethusException e) {
      assertThat(e).hasMessageContaining("test");
    }
  }

  private static ByteBuffer spoiled(ByteBuffer file, Random random) {
    byte[] bytes = file.array();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    int length = random.nextInt(8) == 0 ? random.nextInt(bytes.length) : bytes.length;
    return ByteBuffer.wrap(bytes, 0, length).slice();
  }

  @Test
  void aFileOfAnotherKindIsNamed() {
    assertThatThrownBy(
            () -> TensorFlowCheckpoint.readVersion1(ByteBuffer.allocate(100), "model.ckpt"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("model.ckpt", "last bytes");
  }

  @Test
  void aBlockIsUnpacked() {
    // "abc" as a literal, then 6 more bytes copied from 3 before
    ByteBuffer packed = ByteBuffer.wrap(new byte[] {9, 2 << 2, 'a', 'b', 'c', 1 | 2 << 2, 3});
    assertThat(new String(Snappy.unpack(packed, "test").array())).isEqualTo("abcabcabc");
    packed.put(6, (byte) 4);
    assertThatThrownBy(() -> Snappy.unpack(packed, "test"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("broken at 3");
  }
}
