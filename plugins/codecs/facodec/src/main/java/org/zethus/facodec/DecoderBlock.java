package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.ConvTranspose1d;

/**
 * A transposed convolution that makes the signal half as wide, then three residual units: (B, C, T)
 * to (B, C / 2, T * stride). In the checkpoint {@code block.0} to {@code block.4}.
 */
final class DecoderBlock {
  private final int stride;
  private final Activation activation;
  private final ConvTranspose1d up;
  private final List<ResidualUnit> units = new ArrayList<>();

  DecoderBlock(StateDict weights, int in, int out, int stride) {
    this.stride = stride;
    int padding = Blocks.padding(stride);
    activation = new Activation(weights.at("block.0"), in);
    up =
        new ConvTranspose1d(
            weights.at("block.1"),
            ConvShape.of(in, out, 2 * stride)
                .withStride(stride)
                .withPadding(padding, padding - stride % 2)
                .withWeightNorm());
    for (int dilation : EncoderBlock.DILATIONS) {
      units.add(new ResidualUnit(weights.at("block", units.size() + 2), out, dilation));
    }
  }

  NDArray forward(NDArray x) {
    NDArray h = up.forward(activation.forward(x));
    for (ResidualUnit unit : units) {
      h = unit.forward(h);
    }
    return h;
  }

  /**
   * {@return how many input samples to either side are needed}
   *
   * @param after how many output samples to either side are
   */
  int reach(int after) {
    int units = EncoderBlock.DILATIONS.stream().mapToInt(ResidualUnit::reach).sum();
    return (after + units + 2 * stride - 1 + stride - 1) / stride + Activation.REACH;
  }
}
