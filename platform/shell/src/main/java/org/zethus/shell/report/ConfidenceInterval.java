package org.zethus.shell.report;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Where a mean lies with 95 % confidence, by the bootstrap: the middle 95 % of the means of samples
 * drawn from the values with replacement. It assumes no shape of their distribution; the same
 * values give the same interval.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176344552">Efron 1979</a>
 */
public record ConfidenceInterval(double mean, double low, double high) {
  private static final int SAMPLES = 2000;
  private static final double OUTSIDE = 0.025;
  private static final long SEED = 1;

  /** {@return the interval of at least one value} */
  public static ConfidenceInterval of(double[] values) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[random.nextInt(values.length)];
      }
      means[s] = sum / values.length;
    }
    Arrays.sort(means);
    int outside = (int) Math.round(OUTSIDE * SAMPLES);
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    return new ConfidenceInterval(mean, means[outside], means[SAMPLES - 1 - outside]);
  }
}
