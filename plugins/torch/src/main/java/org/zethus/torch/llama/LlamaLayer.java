package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Int8Weight;

/**
 * Self-attention, then gated feed-forward, each after a norm and with a residual: (B, T, D) to (B,
 * T, D).
 *
 * @see <a href="https://arxiv.org/abs/2302.13971">Touvron et al. 2023, section 2.2</a>
 */
interface LlamaLayer {
  /**
   * Takes the weights.
   *
   * @param index of the layer, for the cache
   */
  static LlamaLayer of(StateDict weights, LlamaConfig config, int index, LlamaStack.Norms norms) {
    return Int8Weight.isFor(weights)
        ? new Int8Layer(weights, config, index, norms)
        : new PlainLayer(weights, config, index, norms);
  }

  /** {@return what it makes of the positions of (B, T, D) that are kept} */
  NDArray forward(NDArray x, Attending attending, @Nullable NDArray condition);
}
