package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;

/**
 * A {@link DiffLlama} between two small networks that take frames of another width in and out: the
 * velocity field of a flow over mel frames.
 */
public final class FlowLlama {
  private final SiluMlp in;
  private final DiffLlama estimator;
  private final SiluMlp out;

  /**
   * Takes the weights.
   *
   * @param frameWidth M, e.g. mel bins
   */
  public FlowLlama(StateDict weights, int frameWidth, LlamaConfig config) {
    int width = config.hiddenSize();
    in = new SiluMlp(weights.at("mel_mlp"), frameWidth, width, width);
    estimator = new DiffLlama(weights, config);
    out = new SiluMlp(weights.at("mel_out_mlp"), width, width, frameWidth);
  }

  /**
   * Estimates.
   *
   * @param x (B, T, M)
   * @param step in [0, 1], (B)
   * @param cond (B, T, D)
   * @param mask (B, T), 0 where there is only padding; {@code null}: none
   * @return (B, T, M)
   */
  public NDArray forward(NDArray x, NDArray step, NDArray cond, @Nullable NDArray mask) {
    return out.forward(estimator.forward(in.forward(x), step, cond, mask));
  }
}
