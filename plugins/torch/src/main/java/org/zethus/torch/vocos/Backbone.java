package org.zethus.torch.vocos;

import ai.djl.ndarray.NDArray;

/** Frames (B, C, T), e.g. mel frames, to hidden frames (B, T, dim). */
public interface Backbone {
  NDArray forward(NDArray frames);

  /** {@return how many frames to either side a hidden frame depends on} */
  int reach();
}
