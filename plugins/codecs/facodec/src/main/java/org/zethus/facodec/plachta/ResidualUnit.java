package org.zethus.facodec.plachta;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.snake.Snake;
import org.zethus.torch.seanet.PaddedConv1d;

/**
 * {@code x + conv(snake(conv_d(snake(x))))}: (B, C, T) to (B, C, T). In the checkpoint {@code
 * block.0} to {@code block.3}.
 */
final class ResidualUnit {
  /** Of the three units of a block. */
  static final int[] DILATIONS = {1, 3, 9};

  private static final int KERNEL = 7;

  private final Snake first;
  private final PaddedConv1d dilated;
  private final Snake second;
  private final PaddedConv1d pointwise;

  ResidualUnit(StateDict weights, int channels, int dilation, boolean causal) {
    ConvShape shape = ConvShape.of(channels, channels, KERNEL).withDilation(dilation);
    first = Snake.dac(weights.at("block.0"), channels);
    dilated = Layers.conv(weights.at("block.1"), shape, causal);
    second = Snake.dac(weights.at("block.2"), channels);
    pointwise = Layers.conv(weights.at("block.3"), ConvShape.of(channels, channels, 1), causal);
  }

  NDArray forward(NDArray x) {
    NDArray h = dilated.forward(first.forward(x));
    return x.add(pointwise.forward(second.forward(h)));
  }
}
