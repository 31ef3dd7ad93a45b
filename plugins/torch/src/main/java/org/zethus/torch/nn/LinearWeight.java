package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/** A weight (out, in) of a linear layer, in whatever form it is held. */
interface LinearWeight {
  /** {@return the weight as it is used, float32} */
  NDArray value();

  /** {@return x Wᵀ + b, (…, out)} */
  default NDArray times(NDArray x, @Nullable NDArray bias) {
    return Functional.linear(x, value(), bias);
  }
}
