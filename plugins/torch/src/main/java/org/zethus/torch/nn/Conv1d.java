package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * Convolution over time: (B, in, T) to (B, out, T'), where {@code T' = (T + left + right - dilation
 * * (kernel - 1) - 1) / stride + 1}. In the checkpoint {@code weight} (out, in / groups, kernel),
 * in any {@link WeightForm}, and {@code bias} (out).
 */
public final class Conv1d {
  private final ConvShape shape;
  private final Weight weight;
  private final @Nullable NDArray bias;

  /** Takes the weights. */
  public Conv1d(StateDict weights, ConvShape shape) {
    this.shape = shape;
    int inputs = shape.in() / shape.groups();
    Init init = Init.fanIn((long) inputs * shape.kernel());
    weight = Weight.of(weights, shape.weightForm(), init, shape.out(), inputs, shape.kernel());
    bias = shape.bias() ? weights.parameter("bias", init, shape.out()) : null;
  }

  /** {@return a convolution that keeps channels and length} */
  public static Conv1d same(StateDict weights, int channels, int kernel, int dilation) {
    return new Conv1d(
        weights, ConvShape.of(channels, channels, kernel).withDilation(dilation).same());
  }

  /** {@return a convolution with a kernel of 1: a linear layer over channels} */
  public static Conv1d pointwise(StateDict weights, int in, int out) {
    return new Conv1d(weights, ConvShape.of(in, out, 1));
  }

  public NDArray forward(NDArray x) {
    boolean even = shape.left() == shape.right();
    return Functional.conv1d(
        even ? x : Functional.pad(x, shape.left(), shape.right()),
        weight.value(),
        bias,
        shape.stride(),
        even ? shape.left() : 0,
        shape.dilation(),
        shape.groups());
  }

  /** {@return the same in a graph} */
  public Value forward(Value x) {
    return shape.node("Conv", x, weight.value(), bias);
  }

  /** {@return the weight as it is used, (out, in / groups, kernel)} */
  public NDArray weight() {
    return weight.value();
  }

  /** {@return the bias (out), null if there is none} */
  public @Nullable NDArray bias() {
    return bias;
  }
}
