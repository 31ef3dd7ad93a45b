package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * A weight that stays as it is, and a learned update of low rank beside it: {@code W + scale B A}.
 * In the checkpoint {@code weight}, {@code lora_A.weight} (rank, in) and {@code lora_B.weight}
 * (out, rank), which a checkpoint to start from may lack; then the update begins as nothing.
 *
 * @see <a href="https://arxiv.org/abs/2106.09685">Hu et al. 2021 (LoRA), section 4.1</a>
 * @see org.zethus.torch.LowRankUpdates
 */
final class LowRankWeight implements LinearWeight {
  private final NDArray weight;
  private final NDArray a;
  private final NDArray b;
  private final double scale;

  LowRankWeight(StateDict weights, int in, int out) {
    this(weights, "", in, out);
  }

  /** With names that begin otherwise. */
  LowRankWeight(StateDict weights, String prefix, int in, int out) {
    int rank = weights.linear().rank();
    scale = weights.linear().scale();
    weight = weights.buffer(prefix + "weight", Init.fanIn(in), out, in);
    a = weights.addition(prefix + "lora_A.weight", Init.fanIn(in), rank, in);
    b = weights.addition(prefix + "lora_B.weight", Init.ZEROS, out, rank);
  }

  @Override
  public NDArray value() {
    return Kernels.LINEAR.call("updated", weight, a, b, scale);
  }

  /** Beside the weight, not added to it: the weight's own gradient is never computed. */
  @Override
  public NDArray times(NDArray x, @Nullable NDArray bias) {
    NDArray update = Functional.linear(Functional.linear(x, a, null), b, null);
    return Functional.linear(x, weight, bias).add(Functional.mul(update, scale));
  }
}
