package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.kernels.TorchScript;

/** What the blocks need in one native call each. */
final class Kernels {
  private static final TorchScript SCRIPT = TorchScript.beside(Kernels.class, "kernels.py");

  private Kernels() {}

  /**
   * {@return softmax(q kᵀ / sqrt(width)) v, all (B, heads, L, width)}
   *
   * @param keys (B, 1, 1, L), true where a key may be looked at; null for everywhere
   */
  static NDArray attention(NDArray q, NDArray k, NDArray v, @Nullable NDArray keys) {
    return keys == null
        ? SCRIPT.call("attention", q, k, v)
        : SCRIPT.call("masked_attention", q, k, v, keys);
  }

  /** {@return the rows of x (N, D) that an int64 index (…) names, (…, D)} */
  static NDArray rows(NDArray x, NDArray index) {
    return SCRIPT.call("rows", x, index);
  }
}
