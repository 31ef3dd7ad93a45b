package org.zethus.torch.vocos;

import ai.djl.ndarray.NDArray;

/** Hidden frames (B, T, dim) to samples (B, N). */
public interface FourierHead {
  /**
   * Makes samples.
   *
   * @param samples how many; at most {@code T * hopLength}
   */
  NDArray forward(NDArray frames, long samples);

  /** {@return how many samples the published head makes of so many frames} */
  long samples(long frames);

  /** {@return samples per frame} */
  int hopLength();

  /** {@return how many frames to either side of its own a sample is made of} */
  int reach();
}
