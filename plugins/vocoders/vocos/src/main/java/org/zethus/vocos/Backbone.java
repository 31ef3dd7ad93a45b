package org.zethus.vocos;

import ai.djl.ndarray.NDArray;

/** Mel frames (B, mel bins, T) to hidden frames (B, T, dim). */
interface Backbone {
  NDArray forward(NDArray mel);

  /** {@return how many frames to either side a hidden frame depends on} */
  int reach();
}
