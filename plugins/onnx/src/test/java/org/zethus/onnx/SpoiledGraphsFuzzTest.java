package org.zethus.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;

/**
 * Opens spoiled graphs, always the same ones, and runs what still opens. Whatever they are: nothing
 * but a message comes of it. {@code -Pfuzz} opens many more. {@code speaker.onnx} was written by
 * PyTorch's exporter: a small text-to-speech network with embedding, attention, LSTM, loop and
 * transposed convolution.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SpoiledGraphsFuzzTest {
  private static final int FILES = Integer.getInteger("fuzz.files", 300);
  private static final int CHANNELS = 32;
  private static final SessionSettings ONE = SessionSettings.on(Device.CPU).withThreads(1);

  private final OnnxBackend onnx = new OnnxBackend();

  private static byte[] speaker() throws IOException {
    try (InputStream in = SpoiledGraphsFuzzTest.class.getResourceAsStream("speaker.onnx")) {
      return Objects.requireNonNull(in, "speaker.onnx").readAllBytes();
    }
  }

  private static byte[] ours() {
    Graph graph = new Graph("ours");
    Value x = graph.input("input", DType.I64, "1", "T").to(DType.F32).expandDims(1);
    graph.input("input_lengths", DType.I64, "1");
    Value scales = graph.input("scales", DType.F32, "3");
    Value kernel = graph.constant(Tensor.of(new float[2 * 3], 2, 1, 3));
    Value conv =
        graph
            .op("Conv")
            .of(x, kernel)
            .with("pads", new long[] {1, 1})
            .with("kernel_shape", new long[] {3})
            .result();
    Value tone = conv.mul(scales.slice(0, 0, 1)).reshape(1, 1, -1).tanh();
    graph.output("output", tone, DType.F32, "1", "1", "N");
    return graph.metadata("sample_rate", 22050).toBytes();
  }

  /** So many channels that convolutions are rewritten. */
  private static byte[] vocoder() {
    Graph graph = new Graph("vocoder");
    Value x = graph.input("input", DType.I64, "1", "T").to(DType.F32).expandDims(1);
    graph.input("input_lengths", DType.I64, "1");
    graph.input("scales", DType.F32, "3");
    Value wide = conv(graph, x, 1, CHANNELS, 1);
    Value weight =
        graph.constant(Tensor.of(new float[CHANNELS * CHANNELS * 4], CHANNELS, CHANNELS, 4));
    Value up =
        graph
            .op("ConvTranspose")
            .of(wide, weight)
            .with("strides", new long[] {2})
            .with("pads", new long[] {1, 1})
            .result();
    Value h = conv(graph, up.leakyRelu(0.1), CHANNELS, CHANNELS, 3);
    graph.output("output", conv(graph, up.add(h), CHANNELS, 1, 1).tanh(), DType.F32, "1", "1", "N");
    return graph.toBytes();
  }

  private static Value conv(Graph graph, Value x, int in, int out, long dilation) {
    Value weight = graph.constant(Tensor.of(new float[out * in * 3], out, in, 3));
    return graph
        .op("Conv")
        .of(x, weight)
        .with("dilations", new long[] {dilation})
        .with("pads", new long[] {dilation, dilation})
        .result();
  }

  /** {@return whether it could still be opened} */
  private boolean survive(byte[] graph, String name) {
    try (OnnxSession session = onnx.open(ByteBuffer.wrap(graph), name, ONE)) {
      run(session);
      return true;
    } catch (ZethusException e) {
      assertThat(e).hasMessageContaining(name);
      return false;
    }
  }

  private static void run(OnnxSession session) {
    try {
      session.run(
          Map.of(
              "input", Tensor.of(new long[] {1, 2, 3, 4}, 1, 4),
              "input_lengths", Tensor.of(new long[] {4}, 1),
              "scales", Tensor.of(new float[] {0.5f, 1, 0.5f}, 3)));
    } catch (ZethusException e) {
      assertThat(e).hasMessageContaining(session.name());
    }
  }

  /** {@return how many could still be opened} */
  private int surviveAll(byte[] whole, long seed) {
    assertThat(survive(whole, "whole")).isTrue();
    int opened = 0;
    for (int i = 0; i < FILES; i++) {
      String name = "spoiled-%d".formatted(i);
      opened += survive(new GraphSpoiler(seed + i).spoil(whole), name) ? 1 : 0;
    }
    return opened;
  }

  @Test
  void spoiledGraphsAreRefusedOrRun() throws IOException {
    int opened =
        surviveAll(speaker(), 1_000_000)
            + surviveAll(ours(), 2_000_000)
            + surviveAll(vocoder(), 3_000_000);
    // Graphs that are all refused, or none of them, would show nothing.
    assertThat(opened).isBetween(FILES / 200, FILES);
  }

  @Test
  void whatIsNoModelIsRefusedBeforeTheEngineSeesIt() {
    for (String text : new String[] {"", "not a graph at all", "\u0008\u0008"}) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> onnx.open(bytes, "text.onnx", ONE))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("text.onnx is no whole ONNX model", "again");
    }
  }

  @Test
  void aConstantThatWouldFillTheMemoryIsRefused() {
    Graph graph = new Graph("huge");
    Value x = graph.input("input", DType.F32, "1");
    Value shape = graph.integers(1L << 20, 1L << 20);
    graph.output("y", x.expand(shape), DType.F32, "a", "b");
    ByteBuffer bytes = ByteBuffer.wrap(graph.toBytes());
    assertThatThrownBy(() -> onnx.open(bytes, "huge.onnx", ONE))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("huge.onnx", "Expand", "elements");
  }

  @Test
  void aStrideOfZeroIsRefused() {
    Graph graph = new Graph("still");
    Value x = graph.input("input", DType.F32, "1", "1", "T");
    Value kernel = graph.constant(Tensor.of(new float[3], 1, 1, 3));
    Value conv = graph.op("Conv").of(x, kernel).with("strides", new long[] {0}).result();
    graph.output("y", conv, DType.F32, "1", "1", "N");
    ByteBuffer bytes = ByteBuffer.wrap(graph.toBytes());
    assertThatThrownBy(() -> onnx.open(bytes, "still.onnx", ONE))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("still.onnx", "Conv has strides 0");
  }
}
