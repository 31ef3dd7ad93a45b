package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Linear;

/**
 * {@code x / sqrt(mean(x²) + eps) * w} over (B, T, D). In the checkpoint {@code weight} (D); or,
 * where w adapts to a condition, {@code to_weight.weight} (D, D) and {@code to_weight.bias} (D).
 *
 * @see <a href="https://arxiv.org/abs/1910.07467">Zhang &amp; Sennrich 2019, equation 4</a>
 */
public final class RmsNorm {
  /** Where w comes from. */
  @FunctionalInterface
  private interface Gain {
    NDArray of(@Nullable NDArray condition);
  }

  private final Gain gain;
  private final double eps;

  private RmsNorm(Gain gain, double eps) {
    this.gain = gain;
    this.eps = eps;
  }

  /** {@return a norm with a learned w} */
  public static RmsNorm of(StateDict weights, int width, double eps) {
    NDArray weight = weights.parameter("weight", Init.ONES, width);
    return new RmsNorm(condition -> weight, eps);
  }

  /** {@return a norm whose w is projected from a condition; it begins as all 1} */
  public static RmsNorm adaptive(StateDict weights, int width, double eps) {
    StateDict projection =
        weights.at("to_weight").starting("weight", Init.ZEROS).starting("bias", Init.ONES);
    Linear toWeight = new Linear(projection, width, width);
    return new RmsNorm(
        condition -> {
          if (condition == null) {
            throw new IllegalArgumentException("an adaptive norm needs a condition");
          }
          return toWeight.forward(condition).expandDims(1);
        },
        eps);
  }

  /**
   * Normalises.
   *
   * @param x (B, T, D)
   * @param condition what an adaptive norm adapts to, (B or 1, D); others take no notice
   */
  public NDArray forward(NDArray x, @Nullable NDArray condition) {
    return Kernels.LLAMA.call("rms_norm", x, gain(condition), eps);
  }

  /** {@return w, of a shape that broadcasts to (B, T, D)} */
  NDArray gain(@Nullable NDArray condition) {
    return gain.of(condition);
  }

  /** {@return eps} */
  double eps() {
    return eps;
  }
}
