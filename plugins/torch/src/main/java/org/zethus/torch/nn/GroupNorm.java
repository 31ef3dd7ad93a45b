package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * Normalisation of (B, C, T) over time and the channels of a group. In the checkpoint {@code
 * weight} and {@code bias}, both (C).
 *
 * @see <a href="https://arxiv.org/abs/1803.08494">Wu and He 2018</a>
 */
public final class GroupNorm {
  private final long groups;
  private final NDArray weight;
  private final NDArray bias;

  /**
   * Takes the weights.
   *
   * @param groups of channels that are normalised together; as many as channels: each on its own
   */
  public GroupNorm(StateDict weights, int groups, int channels) {
    if (groups < 1 || channels % groups != 0) {
      throw new IllegalArgumentException(
          "need groups that divide %d channels, found %d".formatted(channels, groups));
    }
    this.groups = groups;
    weight = weights.parameter("weight", Init.ONES, channels);
    bias = weights.parameter("bias", Init.ZEROS, channels);
  }

  public NDArray forward(NDArray x) {
    return Functional.groupNorm(x, groups, weight, bias, LayerNorm.EPS);
  }
}
