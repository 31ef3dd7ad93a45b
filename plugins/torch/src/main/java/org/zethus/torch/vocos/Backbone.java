package org.zethus.torch.vocos;

import ai.djl.ndarray.NDArray;
import org.zethus.onnx.graph.Value;

/** Frames (B, C, T), e.g. mel frames, to hidden frames (B, T, dim). */
public interface Backbone {
  NDArray forward(NDArray frames);

  /** {@return the same in a graph} */
  Value forward(Value frames);

  /** {@return how many frames to either side a hidden frame depends on} */
  int reach();
}
