package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/**
 * Three residual units of growing dilation, then a strided convolution that makes the signal twice
 * as wide: (B, C, T) to (B, 2 C, T / stride). In the checkpoint {@code block.0} to {@code block.4}.
 */
final class EncoderBlock {
  static final List<Integer> DILATIONS = List.of(1, 3, 9);

  private final int stride;
  private final List<ResidualUnit> units = new ArrayList<>();
  private final Activation activation;
  private final Conv1d down;

  EncoderBlock(StateDict weights, int channels, int stride) {
    this.stride = stride;
    for (int dilation : DILATIONS) {
      units.add(new ResidualUnit(weights.at("block", units.size()), channels, dilation));
    }
    activation = new Activation(weights.at("block.3"), channels);
    down =
        new Conv1d(
            weights.at("block.4"),
            ConvShape.of(channels, 2 * channels, 2 * stride)
                .withStride(stride)
                .withPadding(Blocks.padding(stride))
                .withWeightNorm());
  }

  NDArray forward(NDArray x) {
    NDArray h = x;
    for (ResidualUnit unit : units) {
      h = unit.forward(h);
    }
    return down.forward(activation.forward(h));
  }

  /**
   * {@return how many input samples to either side are needed}
   *
   * @param after how many outputs to either side are
   */
  int reach(int after) {
    int units = DILATIONS.stream().mapToInt(ResidualUnit::reach).sum();
    return (after + 2) * stride + Activation.REACH + units;
  }
}
