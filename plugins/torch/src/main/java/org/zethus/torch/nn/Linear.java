package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * {@code y = x Wᵀ + b}: (…, in) to (…, out). In the checkpoint {@code weight} (out, in), plain or
 * weight-normalised, and {@code bias} (out).
 */
public final class Linear {
  private final Weight weight;
  private final @Nullable NDArray bias;

  /** Takes the weights of a layer with a bias. */
  public Linear(StateDict weights, int in, int out) {
    this(weights, in, out, true, WeightForm.PLAIN);
  }

  private Linear(StateDict weights, int in, int out, boolean biased, WeightForm form) {
    Init init = Init.fanIn(in);
    weight = Weight.of(weights, form, init, out, in);
    bias = biased ? weights.parameter("bias", init, out) : null;
  }

  /** {@return a layer without a bias} */
  public static Linear withoutBias(StateDict weights, int in, int out) {
    return new Linear(weights, in, out, false, WeightForm.PLAIN);
  }

  /** {@return a layer that learns its weight as magnitudes and directions, with a bias} */
  public static Linear withWeightNorm(StateDict weights, int in, int out) {
    return new Linear(weights, in, out, true, WeightForm.WEIGHT_NORM);
  }

  public NDArray forward(NDArray x) {
    return Functional.linear(x, weight.value(), bias);
  }

  /** {@return the weight as it is used, (out, in)} */
  public NDArray weight() {
    return weight.value();
  }

  /** {@return the bias (out), null if there is none} */
  public @Nullable NDArray bias() {
    return bias;
  }
}
