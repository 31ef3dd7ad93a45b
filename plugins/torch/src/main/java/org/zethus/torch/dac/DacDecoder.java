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
 * From latents (B, D, T) to a waveform (B, 1, samples) in [-1, 1]: a convolution, a block per rate
 * that halves the channels, and a convolution.
 *
 * @see <a href="https://arxiv.org/abs/2306.06546">Kumar et al. 2023, section 3.1 and table 4</a>
 */
public final class DacDecoder {
  private final List<UnaryOperator<NDArray>> layers = new ArrayList<>();

  /** How many samples a frame becomes where a rate is odd. */
  public enum Length {
    /** A block loses a sample, as in DAC itself and in DualCodec. */
    SHORTENED,
    /** Exactly the product of the rates, as in MaskGCT's acoustic codec. */
    WHOLE
  }

  /**
   * Takes the weights {@code model.0}, {@code model.1} … of the paper's decoder.
   *
   * @param latent width D
   * @param channels of the first convolution; the blocks halve them, rounding down
   * @param rates by how much each block lengthens
   */
  public DacDecoder(
      StateDict weights, int latent, int channels, List<Integer> rates, Length length) {
    this(weights, DacConvolutions.zeroPadded(length), latent, channels, rates, 0);
  }

  /**
   * Takes the weights of a decoder that differs from the paper's.
   *
   * @param lstmLayers before the blocks; 0 for none, as in the paper
   */
  public DacDecoder(
      StateDict weights,
      DacConvolutions convolutions,
      int latent,
      int channels,
      List<Integer> rates,
      int lstmLayers) {
    ConvShape first = ConvShape.of(latent, channels, ResidualUnit.KERNEL);
    layers.add(convolutions.convolution(next(weights), first));
    if (lstmLayers > 0) {
      layers.add(new LstmSkip(next(weights), channels, lstmLayers, false)::forward);
    }
    int width = channels;
    for (int rate : rates) {
      addBlock(next(weights).at("block"), convolutions, width, rate);
      width /= 2;
    }
    layers.add(Snake.dac(next(weights), width)::forward);
    ConvShape last = ConvShape.of(width, 1, ResidualUnit.KERNEL);
    layers.add(convolutions.convolution(next(weights), last));
    layers.add(NDArray::tanh);
  }

  private StateDict next(StateDict weights) {
    return weights.at("model", layers.size());
  }

  private void addBlock(StateDict block, DacConvolutions convolutions, int width, int rate) {
    Snake snake = Snake.dac(block.at("0"), width);
    UnaryOperator<NDArray> longer = convolutions.transposed(block.at("1"), width, width / 2, rate);
    List<ResidualUnit> units = ResidualUnit.ofBlock(block, 2, convolutions, width / 2);
    layers.add(x -> Scope.through(units, longer.apply(snake.forward(x)), ResidualUnit::forward));
  }

  /** {@return the waveform (B, 1, samples) of latents (B, D, T)} */
  public NDArray forward(NDArray latents) {
    return Scope.through(layers, latents, UnaryOperator::apply);
  }
}
