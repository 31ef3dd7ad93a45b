package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.snake.AntiAliasedSnake;
import org.zethus.torch.nn.snake.SincResampler;

/**
 * The anti-aliased snake of {@link AntiAliasedSnake}, with the same parameters and the same
 * formula, in the very operations that the published models were trained with. Many of these
 * activations stand behind one another here, and sines of large arguments make much of a rounding:
 * filters as products with matrices, which are faster, left some samples of a reconstruction 3e-5
 * away.
 */
final class Activation {
  /** How many samples to either side an output depends on. */
  static final int REACH = AntiAliasedSnake.REACH;

  private static final int RATIO = 2;
  private static final int TAPS = 12;

  private final NDArray alpha;
  private final NDArray beta;
  private final NDArray up;
  private final NDArray down;

  Activation(StateDict weights, int channels) {
    alpha = weights.at("act").parameter("alpha", Init.ZEROS, channels);
    beta = weights.at("act").parameter("beta", Init.ZEROS, channels);
    up = SincResampler.up(weights.at("upsample"), RATIO, TAPS).filter();
    down = SincResampler.down(weights.at("downsample.lowpass"), RATIO, TAPS).filter();
  }

  /** {@return (B, C, T) of (B, C, T)} */
  NDArray forward(NDArray x) {
    return Norm.KERNELS.call("activation", x, alpha, beta, up, down);
  }
}
