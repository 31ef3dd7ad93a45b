package org.zethus.torch.dac;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.zethus.torch.Init;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.ConvTranspose1d;
import org.zethus.torch.nn.snake.Snake;

/**
 * From latents (B, D, T) to a waveform (B, 1, samples) in [-1, 1]: a convolution, a block per rate
 * that halves the channels, and a convolution.
 *
 * @see <a href="https://arxiv.org/abs/2306.06546">Kumar et al. 2023, section 3.1 and table 4</a>
 */
public final class DacDecoder {
  private static final int KERNEL = 7;

  private final List<UnaryOperator<NDArray>> layers = new ArrayList<>();

  /** How many samples a frame becomes where a rate is odd. */
  public enum Length {
    /** A block loses a sample, as in DAC itself and in DualCodec. */
    SHORTENED,
    /** Exactly the product of the rates, as in MaskGCT's acoustic codec. */
    WHOLE
  }

  /**
   * Takes the weights {@code model.0}, {@code model.1} ….
   *
   * @param latent width D
   * @param channels of the first convolution; the blocks halve them, rounding down
   * @param rates by how much each block lengthens
   */
  public DacDecoder(
      StateDict weights, int latent, int channels, List<Integer> rates, Length length) {
    StateDict first = DacConvolutions.started(weights.at("model", 0));
    Conv1d in = new Conv1d(first, DacConvolutions.shape(latent, channels, KERNEL).same());
    layers.add(in::forward);
    int width = channels;
    for (int i = 0; i < rates.size(); i++) {
      int next = channels >> (i + 1);
      addBlock(weights.at("model", i + 1).at("block"), width, next, rates.get(i), length);
      width = next;
    }
    int last = rates.size() + 1;
    Snake snake = Snake.dac(weights.at("model", last), width);
    Conv1d out =
        new Conv1d(
            DacConvolutions.started(weights.at("model", last + 1)),
            DacConvolutions.shape(width, 1, KERNEL).same());
    layers.add(h -> out.forward(snake.forward(h)).tanh());
  }

  private void addBlock(StateDict block, int width, int next, int rate, Length length) {
    Snake snake = Snake.dac(block.at("0"), width);
    ConvShape shape = DacConvolutions.resampling(width, next, rate);
    int added = length == Length.WHOLE ? rate % 2 : 0;
    ConvTranspose1d longer =
        new ConvTranspose1d(
            block.at("1").starting("bias", Init.ZEROS),
            shape.withPadding(shape.left(), shape.right() - added));
    List<ResidualUnit> units = new ArrayList<>();
    for (int dilation : DacConvolutions.DILATIONS) {
      units.add(new ResidualUnit(block.at("" + (units.size() + 2)), next, dilation));
    }
    layers.add(x -> Scope.through(units, longer.forward(snake.forward(x)), ResidualUnit::forward));
  }

  /** {@return the waveform (B, 1, samples) of latents (B, D, T)} */
  public NDArray forward(NDArray latents) {
    return Scope.through(layers, latents, UnaryOperator::apply);
  }
}
