package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.LinearForm;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;

/**
 * {@code y = x Wᵀ + b}: (…, in) to (…, out). In the checkpoint {@code weight} (out, in), plain or
 * weight-normalised, and {@code bias} (out). The view's {@link org.zethus.torch.LinearForm} may ask
 * for other storage of the weight, or for a learned update beside it.
 */
public final class Linear {
  private final LinearWeight product;
  private final @Nullable NDArray bias;

  /** Takes the weights of a layer with a bias. */
  public Linear(StateDict weights, int in, int out) {
    this(weights, in, out, true, WeightForm.PLAIN);
  }

  private Linear(StateDict weights, int in, int out, boolean biased, WeightForm form) {
    Init init = Init.fanIn(in);
    product = product(weights, in, out, form, init);
    bias = biased ? weights.parameter("bias", init, out) : null;
  }

  private static LinearWeight product(
      StateDict weights, int in, int out, WeightForm form, Init init) {
    if (form == WeightForm.PLAIN && weights.linear().rank() > 0) {
      return new LowRankWeight(weights, in, out);
    }
    if (form == WeightForm.PLAIN && Int8Weight.isFor(weights)) {
      return Int8Weight.of(List.of(weights), init, in, out);
    }
    if (form == WeightForm.PLAIN && weights.linear().storage() != LinearForm.Storage.FLOAT32) {
      return PackedWeight.of(weights, init, in, out);
    }
    return Weight.of(weights, form, init, out, in);
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
    return product.times(x, bias);
  }

  /** {@return the same in a graph} */
  public Value forward(Value x) {
    Value y = x.matMul(Tensors.constant(x.graph(), weight().transpose()));
    return bias == null ? y : y.add(Tensors.constant(x.graph(), bias));
  }

  /** {@return the weight as it is used, (out, in); float32} */
  public NDArray weight() {
    return product.value();
  }

  /** {@return the bias (out), null if there is none} */
  public @Nullable NDArray bias() {
    return bias;
  }
}
