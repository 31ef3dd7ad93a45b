package org.zethus.torch.optim;

import java.util.List;

/** The two decays of Adam and its relatives. */
final class Betas {
  private Betas() {}

  static List<Double> check(List<Double> betas) {
    if (betas.size() != 2 || betas.stream().anyMatch(beta -> !(beta >= 0 && beta < 1))) {
      throw new IllegalArgumentException("need two betas in [0, 1), found " + betas);
    }
    return List.copyOf(betas);
  }
}
