package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;

/**
 * A Llama that sees the whole sequence, its norms adapting to a diffusion step, and phones placed
 * before its input: MaskGCT's estimator of semantic tokens.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.2</a>
 */
public final class DiffLlamaPrefix {
  private final LlamaStack stack;
  private final DiffusionStep diffusionStep;
  private final SiluMlp condition;

  /** Takes the weights. */
  public DiffLlamaPrefix(StateDict weights, LlamaConfig config) {
    stack = new LlamaStack(weights, config, LlamaStack.Norms.ADAPTIVE);
    diffusionStep = new DiffusionStep(weights, config.hiddenSize());
    condition = new SiluMlp(weights.at("cond_mlp"), config.hiddenSize());
  }

  /**
   * Estimates without phones.
   *
   * @param x (B, T, D)
   * @param step in [0, 1], (B)
   * @param mask (B, T), 0 where there is only padding; {@code null}: none
   * @return (B, T, D)
   */
  public NDArray forward(NDArray x, NDArray step, @Nullable NDArray mask) {
    return stack.forward(x, mask, diffusionStep.forward(step));
  }

  /**
   * Estimates.
   *
   * @param x (B, T, D)
   * @param step in [0, 1], (B)
   * @param mask (B, T), 0 where there is only padding; {@code null}: none here and in the phones
   * @param phones (B, P, D)
   * @param phoneMask (B, P), 0 where there is only padding, of the type of {@code mask}; {@code
   *     null} exactly if {@code mask} is
   * @return (B, T, D)
   */
  public NDArray forward(
      NDArray x,
      NDArray step,
      @Nullable NDArray mask,
      NDArray phones,
      @Nullable NDArray phoneMask) {
    NDArray joined = prefix(phones).concat(x, 1);
    NDArray joinedMask = mask == null || phoneMask == null ? null : phoneMask.concat(mask, 1);
    NDArray h = stack.forward(joined, joinedMask, diffusionStep.forward(step));
    return h.get(new NDIndex(":, {}:", phones.getShape().get(1)));
  }

  /** {@return what phones (B, P, D) place before the input; the same at every step, (B, P, D)} */
  public NDArray prefix(NDArray phones) {
    return condition.forward(phones);
  }

  /**
   * Estimates sequences that do not see each other, in one pass.
   *
   * @param xs after their {@link #prefix}, where they have one; each (B, T, D), T its own
   * @param last how many positions are wanted, at the end of each
   * @param step in [0, 1], (B)
   * @return each (B, last, D)
   */
  public List<NDArray> forwardEach(List<NDArray> xs, long last, NDArray step) {
    return stack.forwardEach(xs, last, diffusionStep.forward(step));
  }
}
