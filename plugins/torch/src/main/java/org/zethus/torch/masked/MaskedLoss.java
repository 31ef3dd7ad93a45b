package org.zethus.torch.masked;

import ai.djl.ndarray.NDArray;

/** Cross entropy of what was hidden. */
public final class MaskedLoss {
  private MaskedLoss() {}

  /**
   * {@return the mean over the frames that count; 0 if there are none}
   *
   * @param logits (B, T, V)
   * @param ids the symbols that were hidden, int64 (B, T)
   * @param counts 1 for a frame that counts, else 0; float32 (B, T)
   */
  public static NDArray crossEntropy(NDArray logits, NDArray ids, NDArray counts) {
    return Kernels.MASKED.call("cross_entropy", logits, ids, counts);
  }
}
