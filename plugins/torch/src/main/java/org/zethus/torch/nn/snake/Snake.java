package org.zethus.torch.nn.snake;

import ai.djl.ndarray.NDArray;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;

/**
 * The snake: {@code x + sin(alpha x)^2 / beta}, with a frequency and an amplitude for each channel.
 * In the checkpoint {@code alpha} (C) and, where the amplitude is learned apart, {@code beta} (C);
 * in DAC's {@code alpha} (1, C, 1).
 *
 * @see <a href="https://arxiv.org/abs/2006.08195">Ziyin et al. 2020, equation 3</a>
 */
public final class Snake {
  private final NDArray alpha;
  private final NDArray beta;
  private final boolean logScale;

  /** What is learned. */
  public enum Kind {
    /** The frequency; the amplitude is one over it. */
    SNAKE,
    /** Frequency and amplitude (BigVGAN). */
    SNAKEBETA
  }

  /**
   * Takes the weights.
   *
   * @param logScale whether they are logarithms
   */
  public Snake(StateDict weights, Kind kind, boolean logScale, int channels) {
    this.logScale = logScale;
    Init one = logScale ? Init.ZEROS : Init.ONES;
    alpha = weights.parameter("alpha", one, channels);
    beta = kind == Kind.SNAKE ? alpha : weights.parameter("beta", one, channels);
  }

  private Snake(NDArray alpha) {
    this.alpha = alpha;
    beta = alpha;
    logScale = false;
  }

  /** {@return a snake whose frequencies, not their logarithms, are learned, in the form of DAC} */
  public static Snake dac(StateDict weights, int channels) {
    return new Snake(weights.parameter("alpha", Init.ONES, 1, channels, 1));
  }

  /** {@return (B, C, T) of (B, C, T)} */
  public NDArray forward(NDArray x) {
    return SincResampler.SCRIPT.call("snake", x, frequency(), amplitude());
  }

  /** {@return the same in a graph} */
  public Value forward(Value x) {
    Value s = x.mul(Tensors.constant(x.graph(), frequency())).sin();
    return x.add(s.mul(s).mul(Tensors.constant(x.graph(), amplitude())));
  }

  /** {@return alpha, (C, 1)} */
  NDArray frequency() {
    return SincResampler.SCRIPT.call("frequency", alpha.reshape(-1), logScale);
  }

  /** {@return 1 / beta, (C, 1)} */
  NDArray amplitude() {
    return SincResampler.SCRIPT.call("amplitude", beta.reshape(-1), logScale);
  }
}
