package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;

/** Layers {@code layers.0}, {@code layers.1} … in a row. */
public final class TransformerEncoder {
  private final List<TransformerEncoderLayer> layers;

  /** Takes the weights. */
  public TransformerEncoder(StateDict weights, int nLayers, TransformerShape shape) {
    layers =
        IntStream.range(0, nLayers)
            .mapToObj(i -> new TransformerEncoderLayer(weights.at("layers", i), shape))
            .toList();
  }

  /** Runs the layers; arguments as in {@link TransformerEncoderLayer#forward}. */
  public NDArray forward(NDArray x, @Nullable NDArray visible, @Nullable NDArray embedding) {
    NDArray h = x;
    for (TransformerEncoderLayer layer : layers) {
      h = layer.forward(h, visible, embedding);
    }
    return h;
  }
}
