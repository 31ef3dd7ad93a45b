package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/**
 * {@code x + conv(act(conv_d(act(x))))} with a dilated convolution of 7 taps and one of 1: (B, C,
 * T) to (B, C, T). In the checkpoint {@code block.0} to {@code block.3}.
 */
final class ResidualUnit {
  private static final int KERNEL = 7;

  private final Activation first;
  private final Conv1d dilated;
  private final Activation second;
  private final Conv1d pointwise;

  ResidualUnit(StateDict weights, int channels, int dilation) {
    ConvShape shape = ConvShape.of(channels, channels, KERNEL).withDilation(dilation);
    first = new Activation(weights.at("block.0"), channels);
    dilated = new Conv1d(weights.at("block.1"), shape.withWeightNorm().same());
    second = new Activation(weights.at("block.2"), channels);
    pointwise = Blocks.conv(weights.at("block.3"), channels, channels, 1);
  }

  NDArray forward(NDArray x) {
    return Scope.keepResult(
        x,
        h -> {
          NDArray y = dilated.forward(first.forward(h));
          return Functional.accumulate(pointwise.forward(second.forward(y)), h);
        });
  }

  /** {@return how many samples to either side an output depends on} */
  static int reach(int dilation) {
    return dilation * (KERNEL / 2) + 2 * Activation.REACH;
  }
}
