package org.zethus.torch.dac;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.snake.Snake;

/**
 * {@code x + conv1(snake(conv7(snake(x))))}, the first convolution dilated. Input and output are
 * (B, C, T).
 */
final class ResidualUnit {
  static final int KERNEL = 7;

  /** Samples between the taps of the three units of a block. */
  private static final int[] DILATIONS = {1, 3, 9};

  private final Snake firstSnake;
  private final UnaryOperator<NDArray> dilated;
  private final Snake secondSnake;
  private final UnaryOperator<NDArray> pointwise;

  ResidualUnit(StateDict weights, DacConvolutions convolutions, int channels, int dilation) {
    StateDict block = weights.at("block");
    firstSnake = Snake.dac(block.at("0"), channels);
    ConvShape seven = ConvShape.of(channels, channels, KERNEL).withDilation(dilation);
    dilated = convolutions.convolution(block.at("1"), seven);
    secondSnake = Snake.dac(block.at("2"), channels);
    pointwise = convolutions.convolution(block.at("3"), ConvShape.of(channels, channels, 1));
  }

  /** {@return the three units of a block, which begin at a number in it} */
  static List<ResidualUnit> ofBlock(
      StateDict block, int first, DacConvolutions convolutions, int channels) {
    List<ResidualUnit> units = new ArrayList<>();
    for (int dilation : DILATIONS) {
      StateDict below = block.at(String.valueOf(first + units.size()));
      units.add(new ResidualUnit(below, convolutions, channels, dilation));
    }
    return units;
  }

  NDArray forward(NDArray x) {
    NDArray h = dilated.apply(firstSnake.forward(x));
    return x.add(pointwise.apply(secondSnake.forward(h)));
  }
}
