package org.zethus.torch.dac;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.snake.Snake;

/**
 * {@code x + conv1(snake(conv7(snake(x))))}, the first convolution dilated. Input and output are
 * (B, C, T).
 */
final class ResidualUnit {
  private static final int KERNEL = 7;

  private final Snake firstSnake;
  private final Conv1d dilated;
  private final Snake secondSnake;
  private final Conv1d pointwise;

  ResidualUnit(StateDict weights, int channels, int dilation) {
    StateDict block = weights.at("block");
    firstSnake = Snake.dac(block.at("0"), channels);
    dilated =
        new Conv1d(
            DacConvolutions.started(block.at("1")),
            DacConvolutions.shape(channels, channels, KERNEL).withDilation(dilation).same());
    secondSnake = Snake.dac(block.at("2"), channels);
    ConvShape one = DacConvolutions.shape(channels, channels, 1);
    pointwise = new Conv1d(DacConvolutions.started(block.at("3")), one);
  }

  NDArray forward(NDArray x) {
    NDArray h = dilated.forward(firstSnake.forward(x));
    return x.add(pointwise.forward(secondSnake.forward(h)));
  }
}
