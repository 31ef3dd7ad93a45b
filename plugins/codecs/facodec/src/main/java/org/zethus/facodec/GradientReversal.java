package org.zethus.facodec;

import ai.djl.ndarray.NDArray;

/**
 * Lets what is behind it learn to tell something, and what is before it learn to hide that.
 *
 * @see <a href="https://arxiv.org/abs/1505.07818">Ganin et al. 2016, section 4.2</a>
 */
public final class GradientReversal {
  private GradientReversal() {}

  /** {@return the same numbers, whose gradient goes back with the opposite sign} */
  public static NDArray of(NDArray x) {
    return Norm.KERNELS.call("reversed_gradient", x);
  }
}
