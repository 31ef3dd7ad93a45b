package org.zethus.torch.seanet;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;

/**
 * Latents (B, D, T) to waveforms (B, C, T * hop): an LSTM; then, per ratio, a transposed
 * convolution of that stride which halves the channels, and residual blocks.
 *
 * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, section 3.1</a>
 */
public final class SeanetDecoder {
  private final SeanetLayers layers;

  /** Takes the weights. */
  public SeanetDecoder(StateDict weights, SeanetNames names, SeanetShape shape) {
    layers = new SeanetLayers(weights, names, shape);
    int channels = shape.filters() << shape.ratios().size();
    layers.convolution(shape.dimension(), channels, shape.kernel(), 1);
    layers.lstm(channels, false);
    for (int ratio : shape.ratios()) {
      layers.activation();
      layers.transposedConvolution(channels, channels / 2, ratio);
      channels /= 2;
      layers.residualBlocks(channels);
    }
    layers.activation();
    layers.convolution(channels, shape.channels(), shape.lastKernel(), 1);
  }

  public NDArray forward(NDArray latents) {
    return layers.forward(latents);
  }
}
