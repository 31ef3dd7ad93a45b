package org.zethus.onnx.graph;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;

/**
 * Rounds the weights of a graph's products and convolutions to 8 bits, one scale for each output
 * channel, and their inputs at each run by the range that they then have. Weights are unsigned with
 * a zero of 128: signed ones overflow on processors without VNNI.
 *
 * @see <a href="https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html">ONNX
 *     Runtime: dynamic quantisation</a>
 */
final class DynamicQuantiser {
  /** Smaller weights are not worth the rounding of their input. */
  private static final int LEAST_ELEMENTS = 1024;

  private static final int ZERO = 128;

  private final Graph from;
  private final Graph to;
  private final Map<String, Tensor> weights = new HashMap<>();
  private final Map<String, List<Value>> roundedInputs = new HashMap<>();

  DynamicQuantiser(Graph from, Graph to) {
    this.from = from;
    this.to = to;
    from.constants().forEach((tensor, value) -> weights.put(value.name(), tensor));
  }

  /** Adds the source's nodes, the heavy ones rounded. */
  void run() {
    for (Node node : from.nodes()) {
      Tensor weight = node.inputs().size() < 2 ? null : weights.get(node.inputs().get(1));
      if (weight == null || weight.dtype() != DType.F32 || weight.length() < LEAST_ELEMENTS) {
        to.add(node);
      } else if (node.operator().equals("MatMul") && weight.shape().length == 2) {
        replace(node, product(node, weight));
      } else if (isPlainConvolution(node)) {
        replace(node, convolution(node, weight));
      } else {
        to.add(node);
      }
    }
  }

  /** Of a channel alone there is too little to gain. */
  private static boolean isPlainConvolution(Node node) {
    return node.operator().equals("Conv")
        && new Attribute.OfInt(1).equals(node.attributes().get("group"));
  }

  private void replace(Node node, Value value) {
    to.add(new Node("", "Identity", List.of(value.name()), node.outputs(), Map.of()));
  }

  private Value product(Node node, Tensor weight) {
    Rounded rounded = Rounded.of(weight, 1);
    return scaled("MatMulInteger", node, rounded, rounded.scales().length);
  }

  private Value convolution(Node node, Tensor weight) {
    Rounded rounded = Rounded.of(weight, 0);
    long channels = rounded.scales().length;
    Value y = scaled("ConvInteger", node, rounded, channels, 1);
    Tensor bias = node.inputs().size() < 3 ? null : weights.get(node.inputs().get(2));
    return bias == null
        ? y
        : y.add(to.constant(new Tensor(DType.F32, new long[] {channels, 1}, bias.data())));
  }

  private Value scaled(String operator, Node node, Rounded weight, long... scaleShape) {
    List<Value> x = rounded(node.inputs().get(0));
    Operation operation =
        to.op(operator)
            .of(x.get(0), to.constant(weight.values()), x.get(2), to.constant(Rounded.zero()));
    node.attributes().forEach(operation::with);
    Value scales = to.constant(Tensor.of(weight.scales(), scaleShape));
    return operation.result().to(DType.F32).mul(x.get(1).mul(scales));
  }

  /** Values, scale and zero of an input; rounded once for all that need it. */
  private List<Value> rounded(String input) {
    return roundedInputs.computeIfAbsent(
        input, name -> to.op("DynamicQuantizeLinear").of(new Value(to, name)).results(3));
  }

  /**
   * A weight in 8 bits.
   *
   * @param values its elements divided by their channel's scale, 128 for 0
   * @param scales by channel
   */
  private record Rounded(Tensor values, float[] scales) {
    static Tensor zero() {
      return new Tensor(DType.U8, new long[0], ByteBuffer.wrap(new byte[] {(byte) ZERO}));
    }

    /**
     * Rounds.
     *
     * @param axis of the channels
     */
    static Rounded of(Tensor weight, int axis) {
      float[] values = weight.floats();
      long[] shape = weight.shape();
      int inner = 1;
      for (int i = axis + 1; i < shape.length; i++) {
        inner = Math.toIntExact(inner * shape[i]);
      }
      float[] scales = new float[Math.toIntExact(shape[axis])];
      for (int i = 0; i < values.length; i++) {
        int channel = i / inner % scales.length;
        scales[channel] = Math.max(scales[channel], Math.abs(values[i]) / (ZERO - 1));
      }
      byte[] bytes = new byte[values.length];
      for (int i = 0; i < values.length; i++) {
        float scale = scales[i / inner % scales.length];
        bytes[i] = (byte) (ZERO + (scale == 0 ? 0 : Math.round(values[i] / scale)));
      }
      return new Rounded(new Tensor(DType.U8, shape, ByteBuffer.wrap(bytes)), scales);
    }
  }
}
