package org.zethus.torch.dac;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.snake.Snake;

/**
 * From a waveform (B, 1, samples) to latents (B, D, T): a convolution, a block per rate that
 * doubles the channels, and a convolution.
 *
 * @see <a href="https://arxiv.org/abs/2306.06546">Kumar et al. 2023, section 3.1 and table 4</a>
 */
public final class DacEncoder {
  private static final int FIRST_KERNEL = 7;
  private static final int LAST_KERNEL = 3;

  private final List<UnaryOperator<NDArray>> layers = new ArrayList<>();

  /**
   * Takes the weights {@code block.0}, {@code block.1} ….
   *
   * @param channels of the first convolution
   * @param rates by how much each block shortens
   * @param latent width D
   */
  public DacEncoder(StateDict weights, int channels, List<Integer> rates, int latent) {
    StateDict first = DacConvolutions.started(weights.at("block", 0));
    Conv1d in = new Conv1d(first, DacConvolutions.shape(1, channels, FIRST_KERNEL).same());
    layers.add(in::forward);
    int width = channels;
    for (int rate : rates) {
      addBlock(weights.at("block", layers.size()).at("block"), width, rate);
      width *= 2;
    }
    int last = rates.size() + 1;
    Snake snake = Snake.dac(weights.at("block", last), width);
    Conv1d out =
        new Conv1d(
            DacConvolutions.started(weights.at("block", last + 1)),
            DacConvolutions.shape(width, latent, LAST_KERNEL).same());
    layers.add(h -> out.forward(snake.forward(h)));
  }

  private void addBlock(StateDict block, int width, int rate) {
    List<ResidualUnit> units = new ArrayList<>();
    for (int dilation : DacConvolutions.DILATIONS) {
      units.add(new ResidualUnit(block.at("" + units.size()), width, dilation));
    }
    Snake snake = Snake.dac(block.at("3"), width);
    Conv1d shorter =
        new Conv1d(
            DacConvolutions.started(block.at("4")),
            DacConvolutions.resampling(width, 2 * width, rate));
    layers.add(x -> shorter.forward(snake.forward(Scope.through(units, x, ResidualUnit::forward))));
  }

  /**
   * {@return latents (B, D, T); T is the number of samples over all rates, where they divide it}
   */
  public NDArray forward(NDArray waveform) {
    return Scope.through(layers, waveform, UnaryOperator::apply);
  }
}
