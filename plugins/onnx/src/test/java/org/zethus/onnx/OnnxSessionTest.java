package org.zethus.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;

class OnnxSessionTest {
  private static final SessionSettings ONE = SessionSettings.on(Device.CPU).withThreads(1);

  private final OnnxBackend onnx = new OnnxBackend();

  /** {@code y = x * 2 + n} */
  private static byte[] doubler() {
    Graph graph = new Graph("doubler");
    Value x = graph.input("x", DType.F32, "1", "T");
    Value n = graph.input("n", DType.I64, "1");
    graph.output("y", x.mul(2).add(n.to(DType.F32)), DType.F32, "1", "T");
    graph.output("n_again", n, DType.I64, "1");
    return graph.metadata("purpose", "test").toBytes();
  }

  private OnnxSession open() {
    return onnx.open(ByteBuffer.wrap(doubler()), "doubler.onnx", ONE);
  }

  private static Map<String, Tensor> feeds(float... x) {
    return Map.of("x", Tensor.of(x, 1, x.length), "n", Tensor.of(new long[] {3}, 1));
  }

  @Test
  void tensorsGoInAndComeOutByName() {
    try (OnnxSession session = open()) {
      Map<String, Tensor> made = session.run(feeds(1, 2));
      assertThat(made.keySet()).containsExactly("y", "n_again");
      assertThat(made.get("y").shape()).containsExactly(1, 2);
      assertThat(made.get("y").floats()).containsExactly(5, 7);
      assertThat(made.get("n_again").longs()).containsExactly(3);
    }
  }

  @Test
  void onceOpenItNeedsTheBytesNoMore() {
    byte[] bytes = doubler();
    ByteBuffer graph = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    try (OnnxSession session = onnx.open(graph, "doubler.onnx", ONE)) {
      graph.put(new byte[bytes.length]);
      assertThat(session.run(feeds(1, 2)).get("y").floats()).containsExactly(5, 7);
    }
  }

  @Test
  void itSaysWhatItTakes() {
    try (OnnxSession session = open()) {
      assertThat(session.inputNames()).containsExactly("x", "n");
      assertThat(session.inputs().get("x").type()).isEqualTo(DType.F32);
      assertThat(session.inputs().get("x").shape()).containsExactly(1, -1);
      assertThat(session.outputNames()).containsExactly("y", "n_again");
      assertThat(session.metadata()).containsEntry("purpose", "test");
    }
  }

  @Test
  void aMissingInputIsNamed() {
    try (OnnxSession session = open()) {
      Map<String, Tensor> some = Map.of("x", Tensor.of(new float[] {1}, 1, 1));
      assertThatThrownBy(() -> session.run(some))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("doubler.onnx", "[x, n]", "[x]");
    }
  }

  @Test
  void aTensorOfAnotherShapeIsRefusedByTheEngine() {
    try (OnnxSession session = open()) {
      Map<String, Tensor> feeds =
          Map.of("x", Tensor.of(new float[6], 2, 3), "n", Tensor.of(new long[] {3}, 1));
      assertThatThrownBy(() -> session.run(feeds))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("doubler.onnx", "F32[2, 3]");
    }
  }

  @Test
  void threadsShareIt() {
    try (OnnxSession session = open()) {
      List<Float> made =
          IntStream.range(0, 64)
              .parallel()
              .mapToObj(i -> session.run(feeds(i)).get("y").floats()[0])
              .toList();
      assertThat(made).isEqualTo(IntStream.range(0, 64).mapToObj(i -> 2f * i + 3).toList());
    }
  }

  @Test
  void aClosedOneRefusesToWork() {
    OnnxSession session = open();
    session.close();
    session.close();
    assertThatThrownBy(() -> session.run(feeds(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("doubler.onnx");
  }

  @Test
  void aDeviceThatIsNotThereIsRefused() {
    SessionSettings cuda = SessionSettings.on(Device.parse("cuda"));
    assertThatThrownBy(() -> onnx.open(ByteBuffer.wrap(doubler()), "doubler.onnx", cuda))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("cuda:0", "onnxruntime_gpu");
  }

  @Test
  void anOperatorThatTheEngineLacksIsNamed() {
    Graph graph = new Graph("odd");
    Value x = graph.input("x", DType.F32, "1");
    graph.output("y", graph.op("Unheard").of(x).result(), DType.F32, "1");
    byte[] bytes = graph.toBytes();
    assertThatThrownBy(() -> onnx.open(ByteBuffer.wrap(bytes), "odd.onnx", ONE))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("odd.onnx", "Unheard");
  }
}
