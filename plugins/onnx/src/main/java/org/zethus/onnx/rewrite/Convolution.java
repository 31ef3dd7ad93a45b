package org.zethus.onnx.rewrite;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.proto.Array;
import org.zethus.onnx.proto.Attribute;
import org.zethus.onnx.proto.Node;

/**
 * A {@code Conv} or {@code ConvTranspose} over samples, whose weights are known.
 *
 * @param weight (O, I, K) for a {@code Conv}, (I, O, K) for a {@code ConvTranspose}
 * @param bias (O); null where there is none
 */
record Convolution(
    boolean transposed,
    FloatBuffer weight,
    @Nullable FloatBuffer bias,
    int outputs,
    int inputs,
    int taps,
    int stride,
    int dilation,
    int padLeft,
    int padRight) {
  /** Of weights. */
  private static final int DIMENSIONS = 3;

  private static final Set<String> OPERATORS = Set.of("Conv", "ConvTranspose");
  private static final Set<String> SETTINGS =
      Set.of("kernel_shape", "strides", "dilations", "pads", "group");

  /** {@return the convolution that a node is; null where it is none, or one of another kind} */
  static @Nullable Convolution of(Node node, Map<String, Array> constants) {
    if (!node.isOneOf(OPERATORS)
        || node.inputs().size() < 2
        || !SETTINGS.containsAll(node.attributes().keySet())) {
      return null;
    }
    Array weight = constants.get(node.inputs().get(1));
    if (weight == null || weight.floats() == null || weight.shape().length != DIMENSIONS) {
      return null;
    }
    boolean transposed = node.operator().equals("ConvTranspose");
    long[] shape = weight.shape();
    int outputs = (int) shape[transposed ? 1 : 0];
    String biasName = node.inputs().size() > 2 ? node.inputs().get(2) : "";
    Array bias = constants.get(biasName);
    FloatBuffer biases = bias == null ? null : bias.floats();
    long[] strides = setting(node, "strides", 1);
    long[] dilations = setting(node, "dilations", 1);
    long[] pads = setting(node, "pads", 0, 0);
    boolean isUsual =
        weight.elements() > 0
            && setting(node, "group", 1)[0] == 1
            && setting(node, "kernel_shape", shape[2])[0] == shape[2]
            && strides.length == 1
            && dilations.length == 1
            && (transposed ? dilations : strides)[0] == 1
            && pads.length == 2
            && pads[0] >= 0
            && pads[1] >= 0
            && (biasName.isEmpty() || biases != null && biases.remaining() == outputs);
    return isUsual
        ? new Convolution(
            transposed,
            weight.floats(),
            biases,
            outputs,
            (int) shape[transposed ? 0 : 1],
            (int) shape[2],
            (int) strides[0],
            (int) dilations[0],
            (int) pads[0],
            (int) pads[1])
        : null;
  }

  private static long[] setting(Node node, String name, long... otherwise) {
    Attribute attribute = node.attributes().get(name);
    return attribute == null || attribute.integers().length == 0 ? otherwise : attribute.integers();
  }

  /** {@return whether one that is not transposed makes as many samples as it takes} */
  boolean keepsLength() {
    return padLeft + padRight == dilation * (taps - 1);
  }

  private float biasOf(int output) {
    return bias == null ? 0 : bias.get(output);
  }

  /** {@return one that is not transposed} */
  Kernel kernel() {
    Kernel.Filter filter = (o, i, tap) -> weight.get((o * inputs + i) * taps + tap);
    return new Kernel(outputs, inputs, taps, 1, dilation, padLeft, padRight, filter, this::biasOf);
  }

  /**
   * {@return one that makes samples of a single channel, so many of them at a step, as channels: it
   * sees as many more, less one}
   */
  Kernel kernelOfSteps(int steps) {
    Kernel.Filter filter =
        (step, i, tap) -> tap >= step && tap < step + taps ? weight.get(i * taps + tap - step) : 0;
    int seen = taps + steps - 1;
    return new Kernel(steps, inputs, seen, steps, 1, padLeft, padRight, filter, step -> biasOf(0));
  }

  /** {@return of how many samples a transposed one makes each} */
  int overlap() {
    return (taps + stride - 1) / stride;
  }

  /**
   * {@return a transposed one that makes all it can of each sample and its neighbours, {@code
   * stride} samples, as channels: all of the first sample come first}
   */
  Kernel kernelOfPhases() {
    int seen = overlap();
    Kernel.Filter filter =
        (phaseAndOutput, i, tap) -> {
          int at = (seen - 1 - tap) * stride + phaseAndOutput / outputs;
          int output = phaseAndOutput % outputs;
          return at < taps ? weight.get((i * outputs + output) * taps + at) : 0;
        };
    return new Kernel(
        outputs * stride,
        inputs,
        seen,
        1,
        1,
        seen - 1,
        seen - 1,
        filter,
        phaseAndOutput -> biasOf(phaseAndOutput % outputs));
  }
}
