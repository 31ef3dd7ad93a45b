package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.LinearForm;
import org.zethus.torch.StateDict;
import org.zethus.torch.kernels.TorchScript;

/**
 * A weight that is only inferred with, held smaller than float32. As int8, every row has a scale,
 * and so has every row of the input, found when it comes: products are exact integers.
 *
 * @see <a href="https://arxiv.org/abs/2208.07339">Dettmers et al. 2022, section 2 (vector-wise)</a>
 */
final class PackedWeight implements LinearWeight {
  private static final TorchScript KERNELS = TorchScript.beside(PackedWeight.class, "linear.py");

  private final NDArray numbers;
  private final @Nullable NDArray scales;

  private PackedWeight(NDArray numbers, @Nullable NDArray scales) {
    this.numbers = numbers;
    this.scales = scales;
  }

  static PackedWeight of(StateDict weights, Init init, int in, int out) {
    if (weights.linear().storage() == LinearForm.Storage.FLOAT16) {
      NDArray[] half =
          weights.packed("weight", init, w -> new NDArray[] {KERNELS.call("halved", w)}, out, in);
      return new PackedWeight(half[0], null);
    }
    NDArray[] packed =
        weights.packed("weight", init, w -> KERNELS.callForList("rounded", w), out, in);
    return new PackedWeight(packed[0], packed[1]);
  }

  @Override
  public NDArray value() {
    return scales == null
        ? KERNELS.call("widened", numbers)
        : KERNELS.call("scaled", numbers, scales);
  }

  @Override
  public NDArray times(NDArray x, @Nullable NDArray bias) {
    if (scales == null) {
      return Functional.linear(x, value(), bias);
    }
    List<Object> arguments = new ArrayList<>(List.of(numbers, scales));
    if (bias != null) {
      arguments.add(bias);
    }
    return KERNELS.call("int8_linear", x, arguments.toArray());
  }
}
