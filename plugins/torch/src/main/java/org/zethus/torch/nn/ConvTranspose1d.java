package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * Transposed convolution over time, for upsampling: (B, in, T) to (B, out, T'), where {@code T' =
 * (T - 1) * stride - left - right + dilation * (kernel - 1) + 1}. In the checkpoint {@code weight}
 * (in, out / groups, kernel), in any {@link WeightForm}, and {@code bias} (out).
 */
public final class ConvTranspose1d {
  private final ConvShape shape;
  private final Weight weight;
  private final @Nullable NDArray bias;

  /**
   * Takes the weights.
   *
   * @param shape its padding is what is cut off; at most one more on the left than on the right, as
   *     {@code output_padding} does it
   */
  public ConvTranspose1d(StateDict weights, ConvShape shape) {
    if (shape.left() < shape.right() || shape.left() - shape.right() >= shape.stride()) {
      throw new IllegalArgumentException(
          "need right <= left < right + stride, found %s".formatted(shape));
    }
    this.shape = shape;
    int outputs = shape.out() / shape.groups();
    Init init = Init.fanIn((long) outputs * shape.kernel());
    weight = Weight.of(weights, shape.weightForm(), init, shape.in(), outputs, shape.kernel());
    bias = shape.bias() ? weights.parameter("bias", init, shape.out()) : null;
  }

  public NDArray forward(NDArray x) {
    return Functional.convTranspose1d(
        x,
        weight.value(),
        bias,
        shape.stride(),
        shape.left(),
        shape.left() - shape.right(),
        shape.groups(),
        shape.dilation());
  }

  /** {@return the same in a graph} */
  public Value forward(Value x) {
    return shape.node("ConvTranspose", x, weight.value(), bias);
  }
}
