package org.zethus.torch.nn;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.LinearForm;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;

/**
 * Weights below each other, multiplied as int8: every row has a scale, and so has every row of the
 * input, found when it comes. For inference on a CPU.
 *
 * @param numbers (out, in) in the order in which the processor reads them
 * @param scales (out, 1)
 * @see <a href="https://arxiv.org/abs/2208.07339">Dettmers et al. 2022, section 2 (vector-wise)</a>
 */
public record Int8Weight(NDArray numbers, NDArray scales) implements LinearWeight {
  /** Finds out about the processor when the first weight is packed. */
  private static final class Processor {
    private static final int COLUMNS = 64;
    private static final int LARGEST_INPUT = 127;

    /**
     * Steps to a row's largest number. Processors that add pairs of products in 16 bits get half as
     * many, since sums would overflow; 0 where there are no packed products.
     */
    static final int STEPS = exact(127) ? 127 : exact(64) ? 64 : 0;

    private static boolean exact(int steps) {
      try (NDManager manager = NDManager.newBaseManager("PyTorch");
          Scope scope = Scope.open()) {
        NDArray most = Tensors.of(manager, new float[] {steps}, 1, 1);
        float found = Tensors.floats(Kernels.LINEAR.call("largest_product", most))[0];
        return found == COLUMNS * LARGEST_INPUT * steps;
      } catch (EngineException e) {
        return false; // this build of the engine has none
      }
    }
  }

  /** {@return whether these weights can be held so} */
  public static boolean isFor(StateDict weights) {
    return weights.linear().storage() == LinearForm.Storage.INT8
        && !weights.manager().getDevice().isGpu()
        && Processor.STEPS > 0;
  }

  /** Takes {@code weight} (out, in) of each, without biases. */
  public static Int8Weight of(List<StateDict> weights, int in, int out) {
    return of(weights, Init.fanIn(in), in, out);
  }

  static Int8Weight of(List<StateDict> weights, Init init, int in, int out) {
    List<NDArray> numbers = new ArrayList<>();
    List<NDArray> scales = new ArrayList<>();
    NDManager manager = weights.get(0).manager();
    try (NDManager parts = manager.newSubManager()) {
      for (StateDict each : weights) {
        NDArray[] rounded = each.packed("weight", init, Int8Weight::rounded, out, in);
        rounded[0].attach(parts);
        rounded[1].attach(parts);
        numbers.add(rounded[0]);
        scales.add(rounded[1]);
      }
      return new Int8Weight(joined(manager, "packed", numbers), joined(manager, "joined", scales));
    }
  }

  private static NDArray[] rounded(NDArray weight) {
    return PackedWeight.rounded(weight, Processor.STEPS);
  }

  private static NDArray joined(NDManager manager, String kernel, List<NDArray> parts) {
    NDArray joined = Kernels.LINEAR.call(manager, kernel, parts.toArray(NDArray[]::new));
    NDScope.unregister(joined); // outlives the call that loads it
    return joined;
  }

  @Override
  public NDArray value() {
    return Kernels.LINEAR.call("scaled", Kernels.LINEAR.call("unpacked", numbers), scales);
  }

  @Override
  public NDArray times(NDArray x, @Nullable NDArray bias) {
    Object[] arguments =
        bias == null ? new Object[] {numbers, scales} : new Object[] {numbers, scales, bias};
    return Kernels.LINEAR.call("int8_linear", x, arguments);
  }

  /** {@return residual + x Wᵀ, (…, out)} */
  public NDArray added(NDArray residual, NDArray x) {
    return Kernels.LINEAR.call("int8_added", residual, x, numbers, scales);
  }

  /**
   * A product that its rows' scales are not yet multiplied into, since what comes next can do that
   * on its way.
   *
   * @param rows (…, out)
   * @param steps what to multiply each row by, (…, 1)
   */
  public record Unscaled(NDArray rows, NDArray steps) {}

  /**
   * {@return the product of {@code x / sqrt(mean(x²) + eps) * gain}}
   *
   * @param x (…, in)
   * @param gain what broadcasts to it
   */
  public Unscaled normed(NDArray x, NDArray gain, double eps) {
    NDArray[] made = Kernels.LINEAR.callForList("int8_normed", x, gain, eps, numbers, scales);
    return new Unscaled(made[0], made[1]);
  }

  /**
   * {@return x + the gated feed-forward of its norm, with these weights, gate's and up's below each
   * other, and those of {@code down}}
   *
   * @see SwiGlu
   * @see #normed
   */
  public NDArray gated(NDArray x, NDArray gain, double eps, Int8Weight down) {
    return Kernels.LINEAR.call(
        "int8_swiglu", x, gain, eps, numbers, scales, down.numbers, down.scales);
  }
}
