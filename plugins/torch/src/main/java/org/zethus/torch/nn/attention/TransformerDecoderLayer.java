package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;

/**
 * Self-attention, attention to a memory, then two linear layers, each with residual and norm.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, section 3.1</a>
 */
public final class TransformerDecoderLayer {
  private final TransformerShape shape;
  private final MultiheadAttention selfAttention;
  private final MultiheadAttention crossAttention;
  private final Linear linear1;
  private final Linear linear2;
  private final Norm norm1;
  private final Norm norm2;
  private final Norm norm3;

  /** Takes the weights; {@code norm3} is of the kind of {@code norm2}. */
  public TransformerDecoderLayer(StateDict weights, TransformerShape shape) {
    this.shape = shape;
    int width = shape.width();
    double dropout = shape.dropout();
    selfAttention = new MultiheadAttention(weights.at("self_attn"), width, shape.heads(), dropout);
    crossAttention =
        new MultiheadAttention(weights.at("multihead_attn"), width, shape.heads(), dropout);
    linear1 = new Linear(weights.at("linear1"), width, shape.feedForward());
    linear2 = new Linear(weights.at("linear2"), shape.feedForward(), width);
    norm1 = shape.norm1().load(weights.at("norm1"), width);
    norm2 = shape.norm2().load(weights.at("norm2"), width);
    norm3 = shape.norm2().load(weights.at("norm3"), width);
  }

  /**
   * Runs the layer.
   *
   * @param x (B, T, D)
   * @param memory (B, S, D)
   * @param visible where {@code x} may see itself, as {@link MultiheadAttention#forward}
   * @param memoryVisible where {@code x} may see the memory
   */
  public NDArray forward(
      NDArray x, NDArray memory, @Nullable NDArray visible, @Nullable NDArray memoryVisible) {
    if (shape.normFirst()) {
      NDArray h = x.add(drop(selfAttention.forward(norm1.forward(x, null), visible)));
      h = h.add(drop(crossAttention.forward(norm2.forward(h, null), memory, memoryVisible)));
      return h.add(feedForward(norm3.forward(h, null)));
    }
    NDArray h = norm1.forward(x.add(drop(selfAttention.forward(x, visible))), null);
    NDArray seen = drop(crossAttention.forward(h, memory, memoryVisible));
    h = norm2.forward(h.add(seen), null);
    return norm3.forward(h.add(feedForward(h)), null);
  }

  private NDArray feedForward(NDArray x) {
    return drop(linear2.forward(drop(shape.activation().apply(linear1.forward(x)))));
  }

  private NDArray drop(NDArray x) {
    return Functional.dropout(x, shape.dropout());
  }
}
