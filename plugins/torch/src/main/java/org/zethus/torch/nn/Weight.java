package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;

/**
 * A layer's {@code weight}, or the magnitude g and direction v it is made of: {@code w = g v / |v|}
 * with one norm per slice of the first dimension. A checkpoint says by its names which: {@code
 * weight}, {@code weight_g} and {@code weight_v}, or {@code parametrizations.weight.original0} and
 * {@code original1}.
 *
 * @see <a href="https://arxiv.org/abs/1602.07868">Salimans &amp; Kingma 2016, equation 2</a>
 */
final class Weight {
  private static final String[][] NAMES = {
    {"weight_g", "weight_v"},
    {"parametrizations.weight.original0", "parametrizations.weight.original1"}
  };

  private final StateDict weights;
  private final @Nullable NDArray magnitude;
  private final NDArray direction;
  private @Nullable NDArray product;

  private Weight(StateDict weights, @Nullable NDArray magnitude, NDArray direction) {
    this.weights = weights;
    this.magnitude = magnitude;
    this.direction = direction;
  }

  /**
   * Takes a weight.
   *
   * @param normed whether it is weight-normalised where the checkpoint does not tell
   */
  static Weight of(StateDict weights, boolean normed, Init init, long... shape) {
    for (String[] names : NAMES) {
      if (weights.has(names[0])) {
        return normed(weights, names, init, shape);
      }
    }
    return normed && !weights.has("weight")
        ? normed(weights, NAMES[0], init, shape)
        : new Weight(weights, null, weights.parameter("weight", init, shape));
  }

  private static Weight normed(StateDict weights, String[] names, Init init, long... shape) {
    long[] perSlice = new long[shape.length];
    Arrays.fill(perSlice, 1);
    perSlice[0] = shape[0];
    NDArray v = weights.parameter(names[1], init, shape);
    Init norms = (values, random) -> sliceNorms(Tensors.floats(v), values); // so that w begins as v
    return new Weight(weights, weights.parameter(names[0], norms, perSlice), v);
  }

  private static void sliceNorms(float[] v, float[] norms) {
    int size = v.length / norms.length;
    for (int i = 0; i < norms.length; i++) {
      double sum = 0;
      for (int j = i * size; j < (i + 1) * size; j++) {
        sum += (double) v[j] * v[j];
      }
      norms[i] = (float) Math.sqrt(sum);
    }
  }

  /** {@return the weight; computed anew each time while it is trained, else once} */
  NDArray value() {
    if (magnitude == null) {
      return direction;
    }
    if (weights.isTrained()) {
      return Functional.weightNorm(direction, magnitude);
    }
    NDArray once = product;
    if (once == null) {
      once = Functional.weightNorm(direction, magnitude);
      NDScope.unregister(once); // it joined the weights' manager and is freed with them
      product = once;
    }
    return once;
  }
}
