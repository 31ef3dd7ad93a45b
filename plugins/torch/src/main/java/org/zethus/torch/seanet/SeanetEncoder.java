package org.zethus.torch.seanet;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;

/**
 * Waveforms (B, C, N) to latents (B, D, T): per ratio, residual blocks and a convolution of that
 * stride which doubles the channels; then an LSTM.
 *
 * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, section 3.1</a>
 */
public final class SeanetEncoder {
  private final SeanetLayers layers;

  /** Takes the weights. */
  public SeanetEncoder(StateDict weights, SeanetNames names, SeanetShape shape) {
    layers = new SeanetLayers(weights, names, shape);
    int channels = shape.filters();
    layers.convolution(shape.channels(), channels, shape.kernel(), 1);
    for (int i = shape.ratios().size() - 1; i >= 0; i--) {
      int ratio = shape.ratios().get(i);
      layers.residualBlocks(channels);
      layers.activation();
      layers.convolution(channels, 2 * channels, 2 * ratio, ratio);
      channels *= 2;
    }
    layers.lstm(channels, shape.bidirectional());
    int width = shape.bidirectional() && shape.lstmLayers() > 0 ? 2 * channels : channels;
    layers.activation();
    layers.convolution(width, shape.dimension(), shape.lastKernel(), 1);
  }

  public NDArray forward(NDArray waveform) {
    return layers.forward(waveform);
  }
}
