package org.zethus.repcodec;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * Brings frames (B, T, H) to mean 0 and variance 1 in each dimension. In the checkpoint, as
 * buffers, {@code scale.mean} and {@code scale.std}, both (H); published ones lack them, since
 * their frames come normalised.
 */
final class FrameScale {
  private static final String MEAN = "scale.mean";
  private static final String STD = "scale.std";

  private final @Nullable NDArray mean;
  private final @Nullable NDArray std;

  private FrameScale(@Nullable NDArray mean, @Nullable NDArray std) {
    this.mean = mean;
    this.std = std;
  }

  /** {@return the scale of a checkpoint; none if it has none} */
  static FrameScale read(StateDict weights, int width) {
    return weights.has(MEAN)
        ? new FrameScale(
            weights.buffer(MEAN, Init.ZEROS, width), weights.buffer(STD, Init.ONES, width))
        : new FrameScale(null, null);
  }

  /** {@return a new scale, which is saved with the weights} */
  static FrameScale begin(StateDict weights, FrameStatistics statistics) {
    float[] means = statistics.means();
    float[] deviations = statistics.deviations();
    return new FrameScale(
        weights.buffer(MEAN, copyOf(means), means.length),
        weights.buffer(STD, copyOf(deviations), means.length));
  }

  private static Init copyOf(float[] from) {
    return (values, random) -> System.arraycopy(from, 0, values, 0, values.length);
  }

  NDArray apply(NDArray frames) {
    return mean == null || std == null ? frames : frames.sub(mean).div(std);
  }
}
