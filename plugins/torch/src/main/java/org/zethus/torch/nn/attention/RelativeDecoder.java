package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ChannelNorm;
import org.zethus.torch.nn.Functional;

/**
 * The causal counterpart of {@link RelativeEncoder}: self-attention that sees no later input,
 * attention over an encoder's output, causal feed-forward. (B, C, T) to (B, C, T).
 */
public final class RelativeDecoder {
  /**
   * {@code norm_layers_0.i}, {@code norm_layers_1.i} and {@code norm_layers_2.i} follow in order.
   */
  private record Layer(
      RelativeAttention self,
      ChannelNorm norm0,
      RelativeAttention cross,
      ChannelNorm norm1,
      FeedForward ffn,
      ChannelNorm norm2) {}

  private final List<Layer> layers = new ArrayList<>();
  private final double dropout;

  /** Takes the weights. */
  public RelativeDecoder(
      StateDict weights,
      int hidden,
      int filter,
      int heads,
      int nLayers,
      int kernel,
      double dropout,
      boolean proximalBias) {
    this.dropout = dropout;
    for (int i = 0; i < nLayers; i++) {
      StateDict self = weights.at("self_attn_layers", i);
      StateDict cross = weights.at("encdec_attn_layers", i);
      StateDict ffn = weights.at("ffn_layers", i);
      layers.add(
          new Layer(
              new RelativeAttention(self, hidden, heads, dropout, 0, proximalBias),
              new ChannelNorm(weights.at("norm_layers_0", i), hidden),
              new RelativeAttention(cross, hidden, heads, dropout, 0, false),
              new ChannelNorm(weights.at("norm_layers_1", i), hidden),
              new FeedForward(ffn, hidden, filter, kernel, dropout, true),
              new ChannelNorm(weights.at("norm_layers_2", i), hidden)));
    }
  }

  /**
   * Decodes.
   *
   * @param x (B, C, T)
   * @param mask of {@code x}, (B, 1, T)
   * @param h the encoder's output, (B, C, S)
   * @param hMask of {@code h}, (B, 1, S)
   */
  public NDArray forward(NDArray x, NDArray mask, NDArray h, NDArray hMask) {
    NDArray earlier = earlier(x); // (1, 1, T, T)
    NDArray pairs = hMask.expandDims(2).mul(mask.expandDims(-1)); // (B, 1, T, S)
    NDArray y = x.mul(mask);
    for (Layer layer : layers) {
      NDArray seen = layer.self().forward(y, y, earlier);
      y = layer.norm0().forward(y.add(Functional.dropout(seen, dropout)));
      seen = layer.cross().forward(y, h, pairs);
      y = layer.norm1().forward(y.add(Functional.dropout(seen, dropout)));
      seen = layer.ffn().forward(y, mask);
      y = layer.norm2().forward(y.add(Functional.dropout(seen, dropout)));
    }
    return y.mul(mask);
  }

  private static NDArray earlier(NDArray x) {
    NDArray time = x.getManager().arange(x.getShape().get(2));
    NDArray lower = time.expandDims(1).gte(time.expandDims(0));
    return lower.reshape(new Shape(1, 1).addAll(lower.getShape()));
  }
}
