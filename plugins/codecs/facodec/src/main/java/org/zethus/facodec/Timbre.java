package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.LayerNorm;
import org.zethus.torch.nn.Linear;

/**
 * Gives latents a speaker's timbre: a layer norm over channels whose scale and shift are drawn from
 * the speaker's vector. {@code timbre_linear} in the checkpoint.
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 3.2.2</a>
 */
public final class Timbre {
  private final Linear linear;

  /** Takes the weights. */
  public Timbre(StateDict weights, int width) {
    linear = Norm.scaleAndShift(weights.at("timbre_linear"), width);
  }

  /**
   * {@return latents with a timbre}
   *
   * @param latents (B, C, T)
   * @param speaker (B, C)
   */
  public NDArray forward(NDArray latents, NDArray speaker) {
    return Norm.KERNELS.call("toned", latents, linear.forward(speaker), LayerNorm.EPS);
  }
}
