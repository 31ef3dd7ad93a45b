package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * A weight (out, in) that a kernel multiplies with others in one go, e.g. attention's for queries,
 * keys and values. The view's {@link org.zethus.torch.LinearForm} may ask for a learned update
 * beside it; it is always stored as float32.
 */
public final class Projection {
  private final LinearWeight weight;

  /**
   * Takes a weight.
   *
   * @param prefix of its name in the checkpoint, before {@code weight}: {@code in_proj_}
   */
  public Projection(StateDict weights, String prefix, Init init, int in, int out) {
    if (weights.linear().rank() > 0) {
      weight = new LowRankWeight(weights, prefix, in, out);
    } else {
      NDArray plain = weights.parameter(prefix + "weight", init, out, in);
      weight = () -> plain;
    }
  }

  /** {@return the weight as it is used} */
  public NDArray value() {
    return weight.value();
  }
}
