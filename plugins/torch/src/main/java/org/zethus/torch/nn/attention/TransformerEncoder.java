package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Scope;
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

  /**
   * Reads on, for inference; arguments as in {@link MultiheadAttention#next}.
   *
   * @param cache of this encoder, which the new positions join
   */
  public NDArray next(
      NDArray x, @Nullable NDArray visible, @Nullable NDArray embedding, KeyValueCache cache) {
    NDArray h = x;
    for (int i = 0; i < layers.size(); i++) {
      TransformerEncoderLayer layer = layers.get(i);
      KeyValueCache.Layer read = cache.layer(i);
      h = Scope.keepResult(h, in -> layer.next(in, visible, embedding, read));
    }
    return h;
  }
}
