package org.zethus.torch.quantise;

import ai.djl.ndarray.NDArray;

/** Gives each frame of latents (B, D, T) one code. */
public interface Quantiser {
  /**
   * {@return the codes and what they stand for} While gradients are recorded, a codebook of running
   * means learns from them.
   */
  Quantised forward(NDArray x);

  /** {@return the latents (B, D, T) that codes (B, T) stand for} */
  NDArray decode(NDArray codes);
}
