package org.zethus.dsp.pitch;

import java.util.stream.IntStream;

/**
 * How likely each trough of YIN's function is the period: YIN's threshold is taken as random, with
 * a beta distribution, and earlier troughs below it are more likely than later ones.
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.2014.6853678">Mauch, Dixon 2014, section 2.1</a>
 */
final class TroughProbabilities {
  private static final int THRESHOLDS = 100;
  private static final double BOLTZMANN = 2;
  private static final double NO_TROUGH = 0.01;

  /** The distribution function of Beta(2, 18) is {@code 1 - (1 - x)^19 - 19 x (1 - x)^18}. */
  private static final int BETA_SUM_LESS_ONE = 19;

  private final double[] weights = new double[THRESHOLDS];

  TroughProbabilities() {
    for (int i = 0; i < THRESHOLDS; i++) {
      weights[i] = betaCdf((i + 1) / (double) THRESHOLDS) - betaCdf(i / (double) THRESHOLDS);
    }
  }

  private static double betaCdf(double x) {
    int n = BETA_SUM_LESS_ONE;
    return 1 - StrictMath.pow(1 - x, n) - n * x * StrictMath.pow(1 - x, n - 1);
  }

  static int[] troughs(double[] values) {
    return IntStream.range(0, values.length)
        .filter(i -> DifferenceFunction.isTrough(values, i))
        .toArray();
  }

  double[] of(double[] values, int[] troughs) {
    double[] probabilities = new double[troughs.length];
    int deepest = 0;
    for (int i = 0; i < troughs.length; i++) {
      deepest = values[troughs[i]] < values[troughs[deepest]] ? i : deepest;
    }
    for (int k = 0; k < THRESHOLDS; k++) {
      double threshold = (k + 1) / (double) THRESHOLDS;
      int below = 0;
      for (int trough : troughs) {
        below += values[trough] < threshold ? 1 : 0;
      }
      if (below == 0) {
        if (troughs.length > 0) {
          probabilities[deepest] += NO_TROUGH * weights[k];
        }
        continue;
      }
      // The Boltzmann distribution over 0 to below - 1.
      double weight = weights[k] * (1 - DECAY) / (1 - StrictMath.exp(-BOLTZMANN * below));
      for (int i = 0; i < troughs.length; i++) {
        if (values[troughs[i]] < threshold) {
          probabilities[i] += weight;
          weight *= DECAY;
        }
      }
    }
    return probabilities;
  }

  private static final double DECAY = StrictMath.exp(-BOLTZMANN);
}
