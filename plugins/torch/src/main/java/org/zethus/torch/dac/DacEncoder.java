package org.zethus.torch.dac;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.snake.Snake;
import org.zethus.torch.seanet.LstmSkip;

/**
 * From a waveform (B, 1, samples) to latents (B, D, T): a convolution, a block per rate that
 * doubles the channels, and a convolution.
 *
 * @see <a href="https://arxiv.org/abs/2306.06546">Kumar et al. 2023, section 3.1 and table 4</a>
 */
public final class DacEncoder {
  private static final int LAST_KERNEL = 3;

  private final List<UnaryOperator<NDArray>> layers = new ArrayList<>();

  /**
   * Takes the weights {@code block.0}, {@code block.1} … of the paper's encoder.
   *
   * @param channels of the first convolution
   * @param rates by how much each block shortens
   * @param latent width D
   */
  public DacEncoder(StateDict weights, int channels, List<Integer> rates, int latent) {
    this(
        weights,
        DacConvolutions.zeroPadded(DacDecoder.Length.SHORTENED),
        channels,
        rates,
        latent,
        0);
  }

  /**
   * Takes the weights of an encoder that differs from the paper's.
   *
   * @param lstmLayers behind the blocks; 0 for none, as in the paper
   */
  public DacEncoder(
      StateDict weights,
      DacConvolutions convolutions,
      int channels,
      List<Integer> rates,
      int latent,
      int lstmLayers) {
    ConvShape first = ConvShape.of(1, channels, ResidualUnit.KERNEL);
    layers.add(convolutions.convolution(next(weights), first));
    int width = channels;
    for (int rate : rates) {
      addBlock(next(weights).at("block"), convolutions, width, rate);
      width *= 2;
    }
    if (lstmLayers > 0) {
      layers.add(new LstmSkip(next(weights), width, lstmLayers, false)::forward);
    }
    layers.add(Snake.dac(next(weights), width)::forward);
    layers.add(convolutions.convolution(next(weights), ConvShape.of(width, latent, LAST_KERNEL)));
  }

  private StateDict next(StateDict weights) {
    return weights.at("block", layers.size());
  }

  private void addBlock(StateDict block, DacConvolutions convolutions, int width, int rate) {
    List<ResidualUnit> units = ResidualUnit.ofBlock(block, 0, convolutions, width);
    Snake snake = Snake.dac(block.at("3"), width);
    ConvShape shape = ConvShape.of(width, 2 * width, 2 * rate).withStride(rate);
    UnaryOperator<NDArray> shorter = convolutions.convolution(block.at("4"), shape);
    layers.add(x -> shorter.apply(snake.forward(Scope.through(units, x, ResidualUnit::forward))));
  }

  /**
   * {@return latents (B, D, T); T is the number of samples over all rates, where they divide it}
   */
  public NDArray forward(NDArray waveform) {
    return Scope.through(layers, waveform, UnaryOperator::apply);
  }
}
