package org.zethus.torch.nn.snake;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;

/**
 * A snake at twice the signal's rate, so that the overtones it makes do not fold back: up, snake,
 * down. In the checkpoint {@code act}, {@code upsample} and {@code downsample.lowpass}.
 *
 * <p>Without gradients all three steps run on one stretch of a channel after the other, each of
 * which stays in the processor's cache.
 *
 * @see <a href="https://arxiv.org/abs/2206.04658">Lee et al. 2023, section 3.3</a>
 */
public final class AntiAliasedSnake {
  /** How many samples to either side an output depends on. */
  public static final int REACH = 5;

  private static final int RATIO = 2;
  private static final int TAPS = 12;

  /** Outputs of one block; longer ones waste products with zeros, shorter ones repeat sines. */
  private static final int BLOCK = 16;

  /** Blocks at a time: what they need fits a second-level cache. */
  private static final long CACHED_BLOCKS = 2048;

  private final NDManager manager;
  private final Snake snake;
  private final SincResampler up;
  private final SincResampler down;
  private @Nullable Fused fused;

  /**
   * The filters as matrices over windows that overlap.
   *
   * @param up input samples of a window to its upsampled ones, with those that reach into it
   * @param down these to the window's outputs
   * @param before input samples before a window's own
   * @param upBefore upsampled ones before its own
   */
  private record Fused(NDArray up, NDArray down, long before, long upBefore) {}

  /** Takes the weights. */
  public AntiAliasedSnake(StateDict weights, Snake.Kind kind, boolean logScale, int channels) {
    manager = weights.manager();
    snake = new Snake(weights.at("act"), kind, logScale, channels);
    up = SincResampler.up(weights.at("upsample"), RATIO, TAPS);
    down = SincResampler.down(weights.at("downsample.lowpass"), RATIO, TAPS);
  }

  /** {@return (B, C, T) of (B, C, T)} */
  public NDArray forward(NDArray x) {
    return Autograd.isRecording() ? down.forward(snake.forward(up.forward(x))) : forwardInCache(x);
  }

  /** {@return the same in a graph, for one signal} */
  public Value forward(Value x) {
    return down.forward(snake.forward(up.forward(x)));
  }

  private NDArray forwardInCache(NDArray x) {
    Fused matrices = fused();
    return SincResampler.SCRIPT.call(
        "antialiased",
        x,
        snake.frequency(),
        snake.amplitude(),
        matrices.up(),
        matrices.down(),
        matrices.before(),
        matrices.upBefore(),
        (long) RATIO,
        CACHED_BLOCKS);
  }

  private Fused fused() {
    Fused known = fused;
    if (known == null) {
      Taps ups = up.taps();
      Taps downs = down.taps();
      float[][] decimation = downs.decimation(RATIO, BLOCK);
      int upBefore = downs.before();
      known =
          new Fused(
              SincResampler.matrix(manager, ups.interpolation(RATIO, -upBefore, decimation.length)),
              SincResampler.matrix(manager, decimation),
              -ups.firstInput(-upBefore, RATIO),
              upBefore);
      fused = known;
    }
    return known;
  }
}
