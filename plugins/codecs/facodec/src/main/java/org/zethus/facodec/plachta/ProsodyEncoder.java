package org.zethus.facodec.plachta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.seanet.PaddedConv1d;

/**
 * Prosody in the lowest mel bands, through a WaveNet: (B, 20, T) to (B, C, T). In the checkpoint
 * {@code melspec_linear}, {@code melspec_encoder} and {@code melspec_linear2}.
 */
final class ProsodyEncoder {
  /** Bands that tell little of the speaker. */
  static final int BANDS = 20;

  private static final int LAYERS = 8;
  private static final int KERNEL = 5;
  private static final double DROPOUT = 0.2;

  private final int hidden;
  private final PaddedConv1d first;
  private final List<Layer> layers = new ArrayList<>();
  private final PaddedConv1d last;

  /** {@code in_layers.i} and {@code res_skip_layers.i} in the checkpoint. */
  private record Layer(PaddedConv1d in, PaddedConv1d resSkip) {}

  /**
   * Takes the weights.
   *
   * @param weights of the quantisers, among which it is
   */
  ProsodyEncoder(StateDict weights, int hidden, int out, boolean causal) {
    this.hidden = hidden;
    first = plain(weights.at("melspec_linear"), BANDS, hidden, causal);
    StateDict waveNet = weights.at("melspec_encoder");
    for (int i = 0; i < LAYERS; i++) {
      int width =
          i == LAYERS - 1 ? hidden : 2 * hidden; // nothing follows the last: no residual half
      layers.add(
          new Layer(
              Layers.conv(
                  waveNet.at("in_layers", i), ConvShape.of(hidden, 2 * hidden, KERNEL), causal),
              Layers.conv(
                  waveNet.at("res_skip_layers", i), ConvShape.of(hidden, width, 1), causal)));
    }
    last = plain(weights.at("melspec_linear2"), hidden, out, causal);
  }

  private static PaddedConv1d plain(StateDict weights, int in, int out, boolean causal) {
    return new PaddedConv1d(weights.at("conv.conv"), ConvShape.of(in, out, 1), causal);
  }

  NDArray forward(NDArray lowest) {
    NDArray h = first.forward(lowest);
    NDArray skips = h.zerosLike();
    for (Layer layer : layers.subList(0, LAYERS - 1)) {
      NDArray both = layer.resSkip().forward(gated(layer, h));
      h = h.add(both.get(new NDIndex(":, 0:{}", hidden)));
      skips = skips.add(both.get(new NDIndex(":, {}:", hidden)));
    }
    Layer end = layers.get(LAYERS - 1);
    return last.forward(skips.add(end.resSkip().forward(gated(end, h))));
  }

  private static NDArray gated(Layer layer, NDArray h) {
    return Functional.dropout(Functional.gatedTanh(layer.in().forward(h)), DROPOUT);
  }
}
