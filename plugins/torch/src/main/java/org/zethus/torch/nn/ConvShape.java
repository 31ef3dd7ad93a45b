package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Tensors;

/**
 * What a one-dimensional convolution looks like.
 *
 * @param in input channels
 * @param out output channels
 * @param kernel taps
 * @param stride samples between two outputs (between two inputs when transposed)
 * @param left zeros before the input
 * @param right zeros after the input
 * @param dilation samples between two taps
 * @param groups groups of channels that do not see each other
 * @param bias whether a bias is added
 * @param weightForm how a new weight is held; a checkpoint's own names decide where there is one
 */
public record ConvShape(
    int in,
    int out,
    int kernel,
    int stride,
    int left,
    int right,
    int dilation,
    int groups,
    boolean bias,
    WeightForm weightForm) {
  public ConvShape {
    if (in < 1 || out < 1 || kernel < 1 || stride < 1 || dilation < 1 || left < 0 || right < 0) {
      throw new IllegalArgumentException(
          "need channels, kernel, stride and dilation >= 1 and padding >= 0, found in %d, out %d, kernel %d, stride %d, dilation %d, padding %d and %d"
              .formatted(in, out, kernel, stride, dilation, left, right));
    }
    if (groups < 1 || in % groups != 0 || out % groups != 0) {
      throw new IllegalArgumentException(
          "need groups that divide %d input and %d output channels, found %d"
              .formatted(in, out, groups));
    }
  }

  /** {@return stride, dilation and groups 1, no padding, with a bias} */
  public static ConvShape of(int in, int out, int kernel) {
    return new ConvShape(in, out, kernel, 1, 0, 0, 1, 1, true, WeightForm.PLAIN);
  }

  public ConvShape withStride(int value) {
    return new ConvShape(in, out, kernel, value, left, right, dilation, groups, bias, weightForm);
  }

  public ConvShape withDilation(int value) {
    return new ConvShape(in, out, kernel, stride, left, right, value, groups, bias, weightForm);
  }

  public ConvShape withGroups(int value) {
    return new ConvShape(in, out, kernel, stride, left, right, dilation, value, bias, weightForm);
  }

  public ConvShape withoutBias() {
    return new ConvShape(in, out, kernel, stride, left, right, dilation, groups, false, weightForm);
  }

  public ConvShape withWeightNorm() {
    return with(WeightForm.WEIGHT_NORM);
  }

  public ConvShape with(WeightForm form) {
    return new ConvShape(in, out, kernel, stride, left, right, dilation, groups, bias, form);
  }

  /** {@return the same number of zeros on both sides} */
  public ConvShape withPadding(int value) {
    return withPadding(value, value);
  }

  /** {@return so many zeros before and after} */
  public ConvShape withPadding(int before, int after) {
    return new ConvShape(
        in, out, kernel, stride, before, after, dilation, groups, bias, weightForm);
  }

  /** {@return padding that keeps the length at stride 1; the odd zero goes to the right} */
  public ConvShape same() {
    int total = dilation * (kernel - 1);
    return withPadding(total / 2, total - total / 2);
  }

  /** {@return padding that keeps the length at stride 1 and shows no output a later input} */
  public ConvShape causal() {
    return withPadding(dilation * (kernel - 1), 0);
  }

  /**
   * {@return the node of a convolution of this shape}
   *
   * @param operator {@code Conv} or {@code ConvTranspose}
   */
  Value node(String operator, Value x, NDArray weight, @Nullable NDArray bias) {
    Graph graph = x.graph();
    return graph
        .op(operator)
        .of(x, Tensors.constant(graph, weight), Tensors.optional(graph, bias))
        .with("strides", new long[] {stride})
        .with("pads", new long[] {left, right})
        .with("dilations", new long[] {dilation})
        .with("group", groups)
        .result();
  }
}
