package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;

/**
 * Gated feed-forward {@code down(silu(gate(x)) * up(x))}, (…, D) to (…, D). In the checkpoint
 * {@code gate_proj} and {@code up_proj} (F, D) and {@code down_proj} (D, F), without bias.
 *
 * @see <a href="https://arxiv.org/abs/2002.05202">Shazeer 2020, equation 6</a>
 */
public final class SwiGlu {
  private final Linear gate;
  private final Linear up;
  private final Linear down;

  /**
   * Takes the weights.
   *
   * @param width D
   * @param wide F
   */
  public SwiGlu(StateDict weights, int width, int wide) {
    gate = Linear.withoutBias(weights.at("gate_proj"), width, wide);
    up = Linear.withoutBias(weights.at("up_proj"), width, wide);
    down = Linear.withoutBias(weights.at("down_proj"), wide, width);
  }

  public NDArray forward(NDArray x) {
    return down.forward(Kernels.LINEAR.call("swiglu", gate.forward(x), up.forward(x)));
  }
}
