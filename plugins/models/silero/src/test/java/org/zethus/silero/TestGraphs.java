package org.zethus.silero;

import java.nio.ByteBuffer;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.DType;
import org.zethus.onnx.OnnxBackend;
import org.zethus.onnx.OnnxSession;
import org.zethus.onnx.SessionSettings;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;

/** Graphs with the inputs of Silero VAD, whose probabilities tell what they were given. */
final class TestGraphs {
  private TestGraphs() {}

  static OnnxSession open(byte[] graph) {
    return new OnnxBackend()
        .open(ByteBuffer.wrap(graph), "test.onnx", SessionSettings.on(Device.CPU).withThreads(1));
  }

  /** Version 5, deaf to the past: the probability is ten times the window's mean magnitude. */
  static byte[] loudness() {
    Graph graph = new Graph("loudness");
    Value x = graph.input("input", DType.F32, "B", "samples").slice(1, 64, 64 + 512);
    Value state = graph.input("state", DType.F32, "2", "B", "128");
    graph.input("sr", DType.I64);
    Value loud = graph.op("Abs").of(x).result().mean(1).mul(10).clip(0, 1);
    graph.output("output", loud, DType.F32, "B", "1");
    graph.output("stateN", state, DType.F32, "2", "B", "128");
    return graph.toBytes();
  }

  /** Version 5: the windows before, the first sample of the context and a millionth of the rate. */
  static byte[] rememberingV5() {
    Graph graph = new Graph("v5");
    Value x = graph.input("input", DType.F32, "B", "samples");
    Value state = graph.input("state", DType.F32, "2", "B", "128");
    Value rate = graph.input("sr", DType.I64).to(DType.F32).mul(1e-6);
    Value windows = state.slice(0, 1, 2).slice(2, 127, 128).reshape(1, 1);
    graph.output("output", windows.add(x.slice(1, 0, 1)).add(rate), DType.F32, "B", "1");
    graph.output("stateN", state.add(1), DType.F32, "2", "B", "128");
    return graph.toBytes();
  }

  /** Version 4 as Silero wrote it: twice the windows before, less their number. */
  static byte[] rememberingV4() {
    Graph graph = new Graph("v4");
    Value x = graph.input("input", DType.F32, "B", "samples");
    graph.input("sr", DType.I64);
    memories(graph, x, "output", "hn", "cn");
    return graph.toBytes();
  }

  /** Version 4 as sherpa-onnx writes it. */
  static byte[] rememberingSherpa() {
    Graph graph = new Graph("sherpa");
    memories(graph, graph.input("x", DType.F32, "1", "512"), "prob", "new_h", "new_c");
    return graph.toBytes();
  }

  private static void memories(Graph graph, Value x, String output, String hn, String cn) {
    Value h = graph.input("h", DType.F32, "2", "1", "64");
    Value c = graph.input("c", DType.F32, "2", "1", "64");
    Value windows = h.slice(0, 0, 1).slice(2, 0, 1).sub(c.slice(0, 0, 1).slice(2, 0, 1));
    graph.output(output, windows.reshape(1, 1).add(x.slice(1, 0, 1)), DType.F32, "1", "1");
    graph.output(hn, h.add(2), DType.F32, "2", "1", "64");
    graph.output(cn, c.add(1), DType.F32, "2", "1", "64");
  }
}
