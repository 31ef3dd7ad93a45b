package org.zethus.diffwave;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much noise each step of the diffusion adds: its variance {@code beta}, and what is left of
 * the signal's after all steps so far, {@code alphaBar}.
 *
 * @see <a href="https://arxiv.org/abs/2009.09761">Kong et al. 2021, section 2</a>
 */
final class NoiseSchedule {
  private final double[] beta;
  private final double[] alphaBar;

  /** A schedule of given variances, each in (0, 1). */
  NoiseSchedule(List<Double> beta) {
    if (beta.isEmpty() || beta.stream().anyMatch(level -> !(level > 0 && level < 1))) {
      throw new IllegalArgumentException("need noise levels between 0 and 1, found " + beta);
    }
    this.beta = beta.stream().mapToDouble(Double::doubleValue).toArray();
    alphaBar = new double[this.beta.length];
    double left = 1;
    for (int t = 0; t < alphaBar.length; t++) {
      left *= 1 - this.beta[t];
      alphaBar[t] = left;
    }
  }

  /**
   * {@return equidistant variances}
   *
   * @param factors the first, the last, and how many
   */
  static NoiseSchedule linear(List<Double> factors) {
    double first = factors.get(0);
    int count = (int) Math.round(factors.get(2));
    if (count < 2) {
      throw new IllegalArgumentException("need at least 2 noise levels, found " + factors.get(2));
    }
    double step = (factors.get(1) - first) / (count - 1);
    return new NoiseSchedule(IntStream.range(0, count).mapToObj(t -> first + t * step).toList());
  }

  int length() {
    return beta.length;
  }

  double beta(int step) {
    return beta[step];
  }

  double alphaBar(int step) {
    return alphaBar[step];
  }

  /**
   * {@return when, in steps of this schedule, there is as much noise as after each step of another}
   * Between two steps the signal's amplitude is taken as linear.
   *
   * @throws IllegalArgumentException if the other one ends with more noise than this one
   * @see <a href="https://arxiv.org/abs/2009.09761">Kong et al. 2021, appendix B</a>
   */
  double[] timesOf(NoiseSchedule other) {
    double[] times = new double[other.length()];
    for (int s = 0; s < times.length; s++) {
      times[s] = timeOf(other.alphaBar(s));
    }
    return times;
  }

  private double timeOf(double level) {
    for (int t = 0; t + 1 < alphaBar.length; t++) {
      if (alphaBar[t + 1] <= level && level <= alphaBar[t]) {
        double before = Math.sqrt(alphaBar[t]);
        return t + (before - Math.sqrt(level)) / (before - Math.sqrt(alphaBar[t + 1]));
      }
    }
    throw new IllegalArgumentException(
        ("need an inference_noise_schedule within the noise of training, which leaves %.6f to %.6f"
                + " of the signal's variance; found a step that leaves %.6f")
            .formatted(alphaBar[0], alphaBar[alphaBar.length - 1], level));
  }
}
