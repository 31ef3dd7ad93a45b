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
 *   <li>magnitude g and direction v, {@code w = g v / |v|} with one norm per slice of the first (or
 *       the last) dimension: {@code weight_g} and {@code weight_v}, or {@code
 *       parametrizations.weight.original0} and {@code original1}
 *   <li>divided by its spectral norm σ = u·Wv, W the weight as a matrix of such slices: {@code
 *       weight_orig}, and the estimates of its singular vectors {@code weight_u} and {@code
 *       weight_v}, which each use in training improves by one power iteration
 * </ul>
 *
 * @see <a href="https://arxiv.org/abs/1602.07868">Salimans &amp; Kingma 2016, equation 2</a>
 * @see <a href="https://arxiv.org/abs/1802.05957">Miyato et al. 2018, algorithm 1</a>
 */
final class Weight implements LinearWeight {
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
        return weightNormed(weights, names, normed(form, shape), init, shape);
      }
    }
    if (weights.has(SPECTRAL)) {
      return spectrallyNormed(weights, init, shape);
    }
    return switch (weights.has(PLAIN) ? WeightForm.PLAIN : form) {
      case PLAIN -> plain(weights, init, shape);
      case WEIGHT_NORM, WEIGHT_NORM_PER_TAP ->
          weightNormed(weights, MAGNITUDE_AND_DIRECTION[0], normed(form, shape), init, shape);
      case SPECTRAL_NORM -> spectrallyNormed(weights, init, shape);
    };
  }

  private static Weight plain(StateDict weights, Init init, long... shape) {
    NDArray weight = weights.parameter(PLAIN, init, shape);
    return new Weight(weights, () -> weight);
  }

  /** Of which dimension every slice has a norm. */
  private static int normed(WeightForm form, long[] shape) {
    return form == WeightForm.WEIGHT_NORM_PER_TAP ? shape.length - 1 : 0;
  }

  private static Weight weightNormed(
      StateDict weights, String[] names, int dimension, Init init, long... shape) {
    long[] perSlice = new long[shape.length];
    Arrays.fill(perSlice, 1);
    perSlice[dimension] = shape[dimension];
    NDArray v = weights.parameter(names[1], init, shape);
    long inner = Arrays.stream(shape).skip(dimension + 1).reduce(1, Math::multiplyExact);
    Init norms = // so that w begins as v
        (values, random) -> sliceNorms(Tensors.floats(v), Math.toIntExact(inner), values);
    NDArray g = weights.parameter(names[0], norms, perSlice);
    return new Weight(weights, () -> Functional.weightNorm(v, g, dimension));
  }

  /**
   * Norms of slices.
   *
   * @param inner elements from one slice to the next
   */
  private static void sliceNorms(float[] v, int inner, float[] norms) {
    double[] squares = new double[norms.length];
    for (int i = 0; i < v.length; i++) {
      squares[i / inner % norms.length] += (double) v[i] * v[i];
    }
    for (int i = 0; i < norms.length; i++) {
      norms[i] = (float) Math.sqrt(squares[i]);
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
  @Override
  public NDArray value() {
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
