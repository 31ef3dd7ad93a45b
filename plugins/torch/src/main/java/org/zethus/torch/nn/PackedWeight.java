package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.LinearForm;
import org.zethus.torch.StateDict;

/**
 * A weight that is only inferred with, held smaller than float32 and widened when it is used: as
 * float16, or as int8 with a scale for every row where the engine has no int8 products.
 */
final class PackedWeight implements LinearWeight {
  private static final double STEPS = 127; // to a row's largest number

  private final NDArray numbers;
  private final @Nullable NDArray scales;

  private PackedWeight(NDArray numbers, @Nullable NDArray scales) {
    this.numbers = numbers;
    this.scales = scales;
  }

  static PackedWeight of(StateDict weights, Init init, int in, int out) {
    if (weights.linear().storage() == LinearForm.Storage.FLOAT16) {
      NDArray[] half = weights.packed("weight", init, PackedWeight::halved, out, in);
      return new PackedWeight(half[0], null);
    }
    NDArray[] rounded = weights.packed("weight", init, w -> rounded(w, STEPS), out, in);
    return new PackedWeight(rounded[0], rounded[1]);
  }

  private static NDArray[] halved(NDArray weight) {
    return new NDArray[] {Kernels.LINEAR.call("halved", weight)};
  }

  /** {@return a weight as int8 (out, in), and its rows' scales (out, 1)} */
  static NDArray[] rounded(NDArray weight, double steps) {
    return Kernels.LINEAR.callForList("rounded", weight, steps);
  }

  @Override
  public NDArray value() {
    return scales == null
        ? Kernels.LINEAR.call("widened", numbers)
        : Kernels.LINEAR.call("scaled", numbers, scales);
  }
}
