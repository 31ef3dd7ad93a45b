package org.zethus.torch.masked;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Classifier-free guidance of hidden states: away from what the model makes without its condition.
 * The result is scaled back, by the share {@code rescale}, to the standard deviation that it had
 * before.
 *
 * @param scale how far; 0 is not at all
 * @param rescale from 0 to 1
 * @see <a href="https://arxiv.org/abs/2207.12598">Ho &amp; Salimans 2022, equation 6</a>
 * @see <a href="https://arxiv.org/abs/2305.08891">Lin et al. 2023, section 3.4</a>
 */
public record Guidance(double scale, double rescale) {
  public Guidance {
    if (!(scale >= 0 && rescale >= 0 && rescale <= 1)) {
      throw new IllegalArgumentException(
          "need a guidance scale of at least 0 and a rescale from 0 to 1, found %s and %s"
              .formatted(scale, rescale));
    }
  }

  /**
   * {@return the guided states}
   *
   * @param conditioned states with the condition
   * @param unconditioned states without it, in the same shape; asked only if they count
   */
  public NDArray apply(NDArray conditioned, Supplier<NDArray> unconditioned) {
    return scale == 0
        ? conditioned
        : Kernels.MASKED.call("guided", conditioned, unconditioned.get(), scale, rescale);
  }

  /**
   * Asks a model with the condition and without it, both in one pass, and guides its states.
   *
   * @param conditioned input with the condition, which may place more before the target, (B, P + T,
   *     D)
   * @param unconditioned the target's input without it, (B, T, D)
   * @param model makes the target's states of several inputs, each (B, T, D)
   * @return the target's guided states, (B, T, D)
   */
  public NDArray apply(
      NDArray conditioned, NDArray unconditioned, UnaryOperator<List<NDArray>> model) {
    List<NDArray> states =
        model.apply(scale == 0 ? List.of(conditioned) : List.of(conditioned, unconditioned));
    return apply(states.get(0), () -> states.get(1));
  }
}
