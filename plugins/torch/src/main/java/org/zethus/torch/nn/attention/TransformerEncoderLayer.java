package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;

/**
 * Self-attention, then two linear layers, each with residual and norm: (B, T, D) to (B, T, D).
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, section 3.1</a>
 */
public final class TransformerEncoderLayer {
  private final TransformerShape shape;
  private final MultiheadAttention selfAttention;
  private final Linear linear1;
  private final Linear linear2;
  private final Norm norm1;
  private final Norm norm2;

  /** Takes the weights. */
  public TransformerEncoderLayer(StateDict weights, TransformerShape shape) {
    this.shape = shape;
    int width = shape.width();
    selfAttention =
        new MultiheadAttention(weights.at("self_attn"), width, shape.heads(), shape.dropout());
    linear1 = new Linear(weights.at("linear1"), width, shape.feedForward());
    linear2 = new Linear(weights.at("linear2"), shape.feedForward(), width);
    norm1 = shape.norm1().load(weights.at("norm1"), width);
    norm2 = shape.norm2().load(weights.at("norm2"), width);
    weights.ignore("activation.0.count");
  }

  /**
   * Runs the layer.
   *
   * @param visible where a query may see a key, as {@link MultiheadAttention#forward}
   * @param embedding for adaptive norms
   */
  public NDArray forward(NDArray x, @Nullable NDArray visible, @Nullable NDArray embedding) {
    return run(x, embedding, h -> selfAttention.forward(h, visible));
  }

  /** Runs the layer on what follows the positions in the cache; see {@link #forward}. */
  NDArray next(
      NDArray x,
      @Nullable NDArray visible,
      @Nullable NDArray embedding,
      KeyValueCache.Layer cache) {
    return run(x, embedding, h -> selfAttention.next(h, visible, cache));
  }

  private NDArray run(NDArray x, @Nullable NDArray embedding, UnaryOperator<NDArray> attention) {
    if (shape.normFirst()) {
      NDArray h = x.add(attend(attention, norm1.forward(x, embedding)));
      return h.add(feedForward(norm2.forward(h, embedding)));
    }
    NDArray h = norm1.forward(x.add(attend(attention, x)), embedding);
    return norm2.forward(h.add(feedForward(h)), embedding);
  }

  private NDArray attend(UnaryOperator<NDArray> attention, NDArray x) {
    return Functional.dropout(attention.apply(x), shape.dropout());
  }

  private NDArray feedForward(NDArray x) {
    NDArray h = shape.activation().apply(linear1.forward(x));
    h = linear2.forward(Functional.dropout(h, shape.dropout()));
    return Functional.dropout(h, shape.dropout());
  }
}
