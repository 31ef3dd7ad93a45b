package org.zethus.torch.optim;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.torch.StateDict;

/** What Adam and its relatives share: two running moments of each parameter, and clipping. */
abstract class MomentOptimizer extends Optimizer {
  private final double maxNorm;
  private final NDArray[] expAvg;
  private final NDArray[] expAvgSq;

  MomentOptimizer(StateDict weights, Schedule schedule, double maxNorm) {
    super(weights, schedule);
    this.maxNorm = maxNorm;
    this.expAvg = zerosLikeParameters("exp_avg");
    this.expAvgSq = zerosLikeParameters("exp_avg_sq");
  }

  /**
   * Calls an optimiser's function.
   *
   * @param own what it takes between {@code eps} and {@code max_norm}
   */
  final NDArray call(
      String function,
      NDArray[] gradients,
      long update,
      double rate,
      List<Double> betas,
      double eps,
      Double... own) {
    Object[] fixed = {
      gradients, expAvg, expAvgSq, update + 1, rate, betas.get(0), betas.get(1), eps
    };
    Object[] arguments = new Object[fixed.length + own.length + 1];
    System.arraycopy(fixed, 0, arguments, 0, fixed.length);
    System.arraycopy(own, 0, arguments, fixed.length, own.length);
    arguments[arguments.length - 1] = maxNorm;
    return KERNELS.call(manager(), function, parameters(), arguments);
  }

  /** {@return the two decays of the moments, checked} */
  static List<Double> checkBetas(List<Double> betas) {
    if (betas.size() != 2 || betas.stream().anyMatch(beta -> !(beta >= 0 && beta < 1))) {
      throw new IllegalArgumentException("need two betas in [0, 1), found " + betas);
    }
    return List.copyOf(betas);
  }
}
