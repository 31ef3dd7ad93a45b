package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * Gated feed-forward {@code down(silu(gate(x)) * up(x))}, (…, D) to (…, D). In the checkpoint
 * {@code gate_proj} and {@code up_proj} (F, D) and {@code down_proj} (D, F), without bias.
 *
 * @see <a href="https://arxiv.org/abs/2002.05202">Shazeer 2020, equation 6</a>
 */
public final class SwiGlu {
  /** {@code FFN_SwiGLU} in whichever form the weights are held. */
  @FunctionalInterface
  private interface Form {
    NDArray forward(NDArray x);
  }

  private final Form form;

  /**
   * Takes the weights.
   *
   * @param width D
   * @param wide F
   */
  public SwiGlu(StateDict weights, int width, int wide) {
    List<StateDict> in = List.of(weights.at("gate_proj"), weights.at("up_proj"));
    form =
        Int8Weight.isFor(weights)
            ? int8(
                Int8Weight.of(in, Init.fanIn(width), width, wide),
                Int8Weight.of(List.of(weights.at("down_proj")), Init.fanIn(wide), wide, width))
            : plain(
                JointLinear.withoutBias(in, width, wide),
                Linear.withoutBias(weights.at("down_proj"), wide, width));
  }

  private static Form plain(JointLinear in, Linear down) {
    return x -> {
      List<NDArray> gateAndUp = in.forward(x);
      return down.forward(Kernels.LINEAR.call("swiglu", gateAndUp.get(0), gateAndUp.get(1)));
    };
  }

  /** What lies between the products is rounded without ever being whole in memory. */
  private static Form int8(Int8Weight in, Int8Weight down) {
    return x ->
        Kernels.LINEAR.call(
            "int8_swiglu", x, in.numbers(), in.scales(), down.numbers(), down.scales());
  }

  public NDArray forward(NDArray x) {
    return form.forward(x);
  }
}
