package org.zethus.onnx.graph;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;

/**
 * Rounds the weights of a graph's products and convolutions to 8 bits, one scale for each output
 * channel, and their inputs at each run by the range that they then have. Of a weight's 8 bits 7
 * are used: processors without VNNI add two products in 16 bits, which full ones would overflow.
 *
 * @see <a href="https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html">ONNX
 *     Runtime: dynamic quantisation</a>
 */
final class DynamicQuantiser {
  /** Smaller weights are not worth the rounding of their input. */
  private static final int LEAST_ELEMENTS = 1024;

  private static final int LEAST_CHANNELS = 128;

  private static final int LARGEST = 63;

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
      } else if (isWideConvolution(node, weight)) {
        replace(node, convolution(node, weight));
      } else {
        to.add(node);
      }
    }
  }

  /** One over many channels; otherwise rounding its input costs more than is gained. */
  private static boolean isWideConvolution(Node node, Tensor weight) {
    return node.operator().equals("Conv")
        && new Attribute.OfInt(1).equals(node.attributes().get("group"))
        && integers(node, "strides").equals(List.of(1L))
        && weight.shape()[0] >= LEAST_CHANNELS;
  }

  private void replace(Node node, Value value) {
    to.add(new Node("Identity", List.of(value.name()), node.outputs(), Map.of()));
  }

  private Value product(Node node, Tensor weight) {
    return product(new Value(to, node.inputs().get(0)), weight);
  }

  /** {@return x (…, in) times a weight (in, out)} */
  private Value product(Value x, Tensor weight) {
    Rounded rounded = Rounded.of(weight);
    List<Value> input = rounded(x);
    return scaled(input, input.get(0), rounded);
  }

  private Value scaled(List<Value> input, Value values, Rounded weight) {
    Value scales = to.constant(Tensor.of(weight.scales(), weight.scales().length));
    return to.op("MatMulInteger")
        .of(values, to.constant(weight.values()), input.get(2))
        .result()
        .to(DType.F32)
        .mul(input.get(1).mul(scales));
  }

  /**
   * A convolution as one product: beside each sample stand those that its other taps see. Runtimes
   * have fast kernels for products of bytes, and slow ones for convolutions of them.
   */
  private Value convolution(Node node, Tensor weight) {
    long[] shape = weight.shape();
    int kernel = Math.toIntExact(shape[2]);
    long dilation = integers(node, "dilations").get(0);
    List<Long> pads = integers(node, "pads");
    Value frames = new Value(to, node.inputs().get(0)).transpose(0, 2, 1);
    if (pads.get(0) + pads.get(1) > 0) {
      Value sizes = to.integers(0, pads.get(0), 0, 0, pads.get(1), 0);
      frames = to.op("Pad").of(frames, sizes).result();
    }
    List<Value> input = rounded(frames);
    Value[] taps = new Value[kernel];
    for (int k = 0; k < kernel; k++) {
      long left = (kernel - 1 - k) * dilation; // samples behind the last that this tap sees
      taps[k] = input.get(0).slice(1, k * dilation, left == 0 ? Long.MAX_VALUE : -left);
    }
    Value seen = kernel == 1 ? input.get(0) : to.concat(2, taps);
    Value y = scaled(input, seen, Rounded.of(asMatrix(weight)));
    Value bias = node.inputs().size() < 3 ? null : new Value(to, node.inputs().get(2));
    return (bias == null ? y : y.add(bias)).transpose(0, 2, 1);
  }

  private static List<Long> integers(Node node, String attribute) {
    return node.attributes().get(attribute) instanceof Attribute.OfInts integers
        ? integers.values()
        : List.of();
  }

  /** (out, in, kernel) as (kernel * in, out). */
  private static Tensor asMatrix(Tensor weight) {
    float[] values = weight.floats();
    int out = Math.toIntExact(weight.shape()[0]);
    int in = Math.toIntExact(weight.shape()[1]);
    int kernel = Math.toIntExact(weight.shape()[2]);
    float[] matrix = new float[values.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        for (int k = 0; k < kernel; k++) {
          matrix[(k * in + i) * out + o] = values[(o * in + i) * kernel + k];
        }
      }
    }
    return Tensor.of(matrix, (long) kernel * in, out);
  }

  /** Values, scale and zero of an input; rounded once for all that need it. */
  private List<Value> rounded(Value input) {
    return roundedInputs.computeIfAbsent(
        input.name(), name -> to.op("DynamicQuantizeLinear").of(input).results(3));
  }

  /**
   * A weight in 8 bits.
   *
   * @param values its elements divided by their channel's scale
   * @param scales by channel
   */
  private record Rounded(Tensor values, float[] scales) {
    /** Rounds a weight (in, out). */
    static Rounded of(Tensor weight) {
      float[] values = weight.floats();
      float[] scales = new float[Math.toIntExact(weight.shape()[1])];
      for (int i = 0; i < values.length; i++) {
        int channel = i % scales.length;
        scales[channel] = Math.max(scales[channel], Math.abs(values[i]) / LARGEST);
      }
      byte[] bytes = new byte[values.length];
      for (int i = 0; i < values.length; i++) {
        float scale = scales[i % scales.length];
        bytes[i] = (byte) (scale == 0 ? 0 : Math.round(values[i] / scale));
      }
      return new Rounded(new Tensor(DType.I8, weight.shape(), ByteBuffer.wrap(bytes)), scales);
    }
  }
}
