package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ChannelNorm;
import org.zethus.torch.nn.Functional;

/**
 * The text encoder's transformer in Glow-TTS and VITS: self-attention with relative positions and
 * convolutional feed-forward, each followed by residual and norm. (B, C, T) to (B, C, T).
 *
 * @see <a href="https://arxiv.org/abs/2005.11129">Kim et al. 2020 (Glow-TTS), appendix A.1</a>
 */
public final class RelativeEncoder {
  /**
   * {@code attn_layers.i}, {@code norm_layers_1.i}, {@code ffn_layers.i}, {@code norm_layers_2.i}.
   */
  private record Layer(
      RelativeAttention attention, ChannelNorm norm1, FeedForward ffn, ChannelNorm norm2) {}

  private final List<Layer> layers = new ArrayList<>();
  private final double dropout;

  /** Takes the weights. */
  public RelativeEncoder(
      StateDict weights,
      int hidden,
      int filter,
      int heads,
      int nLayers,
      int kernel,
      double dropout,
      int windowSize) {
    this.dropout = dropout;
    for (int i = 0; i < nLayers; i++) {
      StateDict attention = weights.at("attn_layers", i);
      StateDict ffn = weights.at("ffn_layers", i);
      layers.add(
          new Layer(
              new RelativeAttention(attention, hidden, heads, dropout, windowSize, false),
              new ChannelNorm(weights.at("norm_layers_1", i), hidden),
              new FeedForward(ffn, hidden, filter, kernel, dropout, false),
              new ChannelNorm(weights.at("norm_layers_2", i), hidden)));
    }
  }

  /**
   * Encodes.
   *
   * @param mask 1 where there is a symbol, (B, 1, T)
   */
  public NDArray forward(NDArray x, NDArray mask) {
    NDArray pairs = mask.expandDims(2).mul(mask.expandDims(-1)); // (B, 1, T, T)
    NDArray h = x.mul(mask);
    for (Layer layer : layers) {
      NDArray y = layer.attention().forward(h, h, pairs);
      h = layer.norm1().forward(h.add(Functional.dropout(y, dropout)));
      y = layer.ffn().forward(h, mask);
      h = layer.norm2().forward(h.add(Functional.dropout(y, dropout)));
    }
    return h.mul(mask);
  }

  /** {@return the same in a graph, for one sequence without padding} */
  public Value forward(Value x) {
    Value h = x;
    for (Layer layer : layers) {
      h = layer.norm1().forward(h.add(layer.attention().forward(h)));
      h = layer.norm2().forward(h.add(layer.ffn().forward(h)));
    }
    return h;
  }
}
