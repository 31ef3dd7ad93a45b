package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * Convolutions with norm, ReLU and dropout, added to their input through a projection that begins
 * as zero: the prenet of Glow-TTS. (B, in, T) to (B, in, T).
 *
 * @see <a href="https://arxiv.org/abs/2005.11129">Kim et al. 2020 (Glow-TTS), appendix A.1</a>
 */
public final class ConvReluNorm {
  /** {@code conv_layers.i} and {@code norm_layers.i} in the checkpoint. */
  private record Layer(Conv1d conv, ChannelNorm norm) {}

  private final List<Layer> layers = new ArrayList<>();
  private final Conv1d proj;
  private final double dropout;

  /** Takes the weights. */
  public ConvReluNorm(
      StateDict weights, int channels, int hidden, int kernel, int nLayers, double dropout) {
    this.dropout = dropout;
    for (int i = 0; i < nLayers; i++) {
      ConvShape shape = ConvShape.of(i == 0 ? channels : hidden, hidden, kernel).same();
      layers.add(
          new Layer(
              new Conv1d(weights.at("conv_layers", i), shape),
              new ChannelNorm(weights.at("norm_layers", i), hidden)));
    }
    proj =
        Conv1d.pointwise(
            weights.at("proj").starting("weight", Init.ZEROS).starting("bias", Init.ZEROS),
            hidden,
            channels);
  }

  public NDArray forward(NDArray x, NDArray mask) {
    NDArray h = x;
    for (Layer layer : layers) {
      h = layer.norm().forward(layer.conv().forward(h.mul(mask)));
      h = Functional.dropout(Functional.relu(h), dropout);
    }
    return x.add(proj.forward(h)).mul(mask);
  }
}
