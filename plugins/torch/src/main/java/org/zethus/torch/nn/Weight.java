package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Autograd;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;

/**
 * A layer's weight, in one of the forms that checkpoints have; they say which by their names:
 *
 * <ul>
 *   <li>plain: {@code weight}
 *   <li>magnitude g and direction v, {@code w = g v / |v|} with one norm per slice of the first
 *       dimension: {@code weight_g} and {@code weight_v}, or {@code
 *       parametrizations.weight.original0} and {@code original1}
 *   <li>divided by its spectral norm σ = u·Wv, W the weight as a matrix of such slices: {@code
 *       weight_orig}, and the estimates of its singular vectors {@code weight_u} and {@code
 *       weight_v}, which each use in training improves by one power iteration
 * </ul>
 *
 * @see <a href="https://arxiv.org/abs/1602.07868">Salimans &amp; Kingma 2016, equation 2</a>
 * @see <a href="https://arxiv.org/abs/1802.05957">Miyato et al. 2018, algorithm 1</a>
 */
final class Weight {
  private static final String PLAIN = "weight";
  private static final String[][] MAGNITUDE_AND_DIRECTION = {
    {"weight_g", "weight_v"},
    {"parametrizations.weight.original0", "parametrizations.weight.original1"}
  };
  private static final String SPECTRAL = "weight_orig";

  private final StateDict weights;
  private final Supplier<NDArray> formula;
  private @Nullable NDArray product;

  private Weight(StateDict weights, Supplier<NDArray> formula) {
    this.weights = weights;
    this.formula = formula;
  }

  /**
   * Takes a weight.
   *
   * @param form its form where the checkpoint does not tell
   */
  static Weight of(StateDict weights, WeightForm form, Init init, long... shape) {
    for (String[] names : MAGNITUDE_AND_DIRECTION) {
      if (weights.has(names[0])) {
        return weightNormed(weights, names, init, shape);
      }
    }
    if (weights.has(SPECTRAL)) {
      return spectrallyNormed(weights, init, shape);
    }
    return switch (weights.has(PLAIN) ? WeightForm.PLAIN : form) {
      case PLAIN -> plain(weights, init, shape);
      case WEIGHT_NORM -> weightNormed(weights, MAGNITUDE_AND_DIRECTION[0], init, shape);
      case SPECTRAL_NORM -> spectrallyNormed(weights, init, shape);
    };
  }

  private static Weight plain(StateDict weights, Init init, long... shape) {
    NDArray weight = weights.parameter(PLAIN, init, shape);
    return new Weight(weights, () -> weight);
  }

  private static Weight weightNormed(StateDict weights, String[] names, Init init, long... shape) {
    long[] perSlice = new long[shape.length];
    Arrays.fill(perSlice, 1);
    perSlice[0] = shape[0];
    NDArray v = weights.parameter(names[1], init, shape);
    Init norms = (values, random) -> sliceNorms(Tensors.floats(v), values); // so that w begins as v
    NDArray g = weights.parameter(names[0], norms, perSlice);
    return new Weight(weights, () -> Functional.weightNorm(v, g));
  }

  private static void sliceNorms(float[] v, float[] norms) {
    int size = v.length / norms.length;
    for (int i = 0; i < norms.length; i++) {
      norms[i] = (float) norm(v, i * size, (i + 1) * size);
    }
  }

  private static double norm(float[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) values[i] * values[i];
    }
    return Math.sqrt(sum);
  }

  private static Weight spectrallyNormed(StateDict weights, Init init, long... shape) {
    long width = Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact);
    NDArray w = weights.parameter(SPECTRAL, init, shape);
    NDArray u = weights.buffer("weight_u", Weight::direction, shape[0]);
    NDArray v = weights.buffer("weight_v", Weight::direction, width);
    return new Weight(
        weights,
        () -> {
          if (weights.isTrained()) {
            Autograd.inference(() -> Functional.improveSingularVectors(w, u, v));
          }
          return Functional.spectralNorm(w, u, v);
        });
  }

  /** A unit vector in any direction. */
  private static void direction(float[] values, Random random) {
    Init.normal(1).fill(values, random);
    double norm = norm(values, 0, values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] / norm);
    }
  }

  /** {@return the weight; computed anew each time while it is trained, else once} */
  NDArray value() {
    if (weights.isTrained()) {
      return formula.get();
    }
    NDArray once = product;
    if (once == null) {
      once = formula.get();
      NDScope.unregister(once); // it joined the weights' manager and is freed with them
      product = once;
    }
    return once;
  }
}
