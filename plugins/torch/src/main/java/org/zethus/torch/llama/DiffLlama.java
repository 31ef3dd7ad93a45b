package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;

/**
 * A Llama that sees the whole sequence, its norms adapting to a diffusion step, and a condition
 * added to its input frame by frame: MaskGCT's estimator of acoustic tokens.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.3</a>
 */
public final class DiffLlama {
  private final LlamaStack stack;
  private final DiffusionStep diffusionStep;
  private final SiluMlp condition;

  /** Takes the weights. */
  public DiffLlama(StateDict weights, LlamaConfig config) {
    stack = new LlamaStack(weights, config, LlamaStack.Norms.ADAPTIVE);
    diffusionStep = new DiffusionStep(weights, config.hiddenSize());
    condition = new SiluMlp(weights.at("cond_mlp"), config.hiddenSize());
    weights.ignore("embed_tokens.weight"); // of no rows: a symbol table that was never used
  }

  /**
   * Estimates.
   *
   * @param x (B, T, D)
   * @param step in [0, 1], (B)
   * @param cond (B, T, D)
   * @param mask (B, T), 0 where there is only padding; {@code null}: none
   * @return (B, T, D)
   */
  public NDArray forward(NDArray x, NDArray step, NDArray cond, @Nullable NDArray mask) {
    return conditioned(x.add(projected(cond)), step, mask);
  }

  /** {@return what a condition (B, T, D) adds to the input; the same at every step, (B, T, D)} */
  public NDArray projected(NDArray cond) {
    return condition.forward(cond);
  }

  /**
   * Estimates.
   *
   * @param x with its {@link #projected} condition added, (B, T, D)
   * @param step in [0, 1], (B)
   * @param mask (B, T), 0 where there is only padding; {@code null}: none
   * @return (B, T, D)
   */
  public NDArray conditioned(NDArray x, NDArray step, @Nullable NDArray mask) {
    return stack.forward(x, mask, diffusionStep.forward(step));
  }

  /**
   * Estimates sequences that do not see each other, in one pass.
   *
   * @param xs with their {@link #projected} conditions added, each (B, T, D), T its own
   * @param last how many positions are wanted, at the end of each
   * @param step in [0, 1], (B)
   * @return each (B, last, D)
   */
  public List<NDArray> conditionedEach(List<NDArray> xs, long last, NDArray step) {
    return stack.forwardEach(xs, last, diffusionStep.forward(step));
  }
}
