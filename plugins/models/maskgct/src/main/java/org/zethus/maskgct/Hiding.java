package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;

/** Puts the embedding of "hidden" in the place of others. */
final class Hiding {
  private Hiding() {}

  /**
   * {@return {@code x} where flags are 0, {@code hidden} where they are 1; (B, T, D)}
   *
   * @param hidden (1, 1, D)
   * @param flags 0 or 1, float32 (B, T)
   */
  static NDArray replace(NDArray x, NDArray hidden, NDArray flags) {
    NDArray share = flags.expandDims(2);
    return share.mul(hidden).add(share.onesLike().sub(share).mul(x));
  }
}
