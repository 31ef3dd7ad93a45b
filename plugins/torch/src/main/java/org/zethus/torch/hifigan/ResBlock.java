package org.zethus.torch.hifigan;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;

/** A residual block over time: (B, C, T) to (B, C, T). */
public interface ResBlock {
  /** Leaky ReLU below 0, everywhere but before the last convolution of the generator. */
  double SLOPE = 0.1;

  /**
   * {@return a block of a variant}
   *
   * @param variant {@code "1"} or {@code "2"}, as {@link GeneratorConfig#resblock} has it
   */
  static ResBlock of(
      String variant, StateDict weights, int channels, int kernel, List<Integer> dilations) {
    return variant.equals("1")
        ? new ResBlock1(weights, channels, kernel, dilations)
        : new ResBlock2(weights, channels, kernel, dilations);
  }

  NDArray forward(NDArray x);

  /** {@return the same in a graph} */
  Value forward(Value x);

  /** {@return how many samples to either side an output depends on} */
  int reach();

  /** {@return how far a convolution that keeps the length looks to the farther side} */
  static int reach(int kernel, int dilation) {
    return (dilation * (kernel - 1) + 1) / 2;
  }
}
