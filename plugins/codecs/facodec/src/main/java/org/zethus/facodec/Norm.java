package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.nn.LayerNorm;
import org.zethus.torch.nn.Linear;

/** Layer norm over the last dimension of (B, T, D), by learned numbers or by a style's. */
@FunctionalInterface
interface Norm {
  TorchScript KERNELS = TorchScript.beside(Norm.class, "facodec.py");

  /**
   * Normalises.
   *
   * @param style (B, D), for a norm that depends on one
   */
  NDArray forward(NDArray x, @Nullable NDArray style);

  /** {@return a norm whose scale and shift are parameters} */
  static Norm plain(StateDict weights, int width) {
    LayerNorm norm = new LayerNorm(weights, width);
    return (x, style) -> norm.forward(x);
  }

  /**
   * {@return a norm whose scale and shift {@code style} draws from a style}
   *
   * @see <a href="https://arxiv.org/abs/2106.03153">Min et al. 2021 (Meta-StyleSpeech), equation
   *     2</a>
   */
  static Norm adaptive(StateDict weights, int width) {
    Linear projection = scaleAndShift(weights.at("style"), width);
    return (x, style) -> {
      if (style == null) {
        throw new IllegalArgumentException("a style-adaptive norm needs a style");
      }
      return KERNELS.call("styled_norm", x, projection.forward(style), LayerNorm.EPS);
    };
  }

  /** {@return (B, D) to scale and shift (B, 2 D), at first near 1 and 0} */
  static Linear scaleAndShift(StateDict weights, int width) {
    Init oneThenZero =
        (values, random) -> java.util.Arrays.fill(values, 0, width, 1); // the rest stays 0
    return new Linear(weights.starting("bias", oneThenZero), width, 2 * width);
  }
}
