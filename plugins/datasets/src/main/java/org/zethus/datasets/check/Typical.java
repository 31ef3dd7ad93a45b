package org.zethus.datasets.check;

import java.util.Arrays;
import java.util.List;

/**
 * What most values of a dataset are like, and which are unlike them. Values are compared by their
 * ratios; median and median deviation are used, since outliers do not move them.
 *
 * @param median of the values
 * @param logDeviation standard deviation of the logarithms, estimated from their median deviation
 */
record Typical(double median, double logDeviation) {
  /** With fewer values nobody can say what is usual. */
  private static final int FEWEST = 20;

  /** So many deviations from the median are no chance. */
  private static final double FAR = 6;

  /** Of a normal distribution. */
  private static final double DEVIATION_PER_MEDIAN_DEVIATION = 1.4826;

  /**
   * Finds what most are like.
   *
   * @param leastDeviation what is usual even where nearly all values are equal; 0.1 is a tenth
   */
  static Typical of(List<Double> values, double leastDeviation) {
    if (values.size() < FEWEST) {
      return new Typical(Double.NaN, Double.NaN);
    }
    double median = median(values.stream().mapToDouble(Math::log).toArray());
    double deviation =
        median(values.stream().mapToDouble(v -> Math.abs(Math.log(v) - median)).toArray());
    return new Typical(
        Math.exp(median), Math.max(leastDeviation, DEVIATION_PER_MEDIAN_DEVIATION * deviation));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  /** {@return whether a value is unlike the others; false where there are too few} */
  boolean isFar(double value) {
    return Math.abs(Math.log(value / median)) > FAR * logDeviation;
  }
}
