package org.zethus.dsp.feature;

import java.util.Arrays;

/** Values far from the others. */
public final class Outliers {
  /** How many interquartile ranges beyond the quartiles values still belong (Tukey's fences). */
  private static final double FENCE = 1.5;

  private Outliers() {}

  /** {@return the values strictly inside Tukey's fences, in order} */
  public static double[] remove(double[] values) {
    double lower = percentile(values, 25);
    double upper = percentile(values, 75);
    double margin = FENCE * (upper - lower);
    return Arrays.stream(values)
        .filter(value -> value > lower - margin && value < upper + margin)
        .toArray();
  }

  /**
   * {@return the value below which {@code percent} lie, on a line between neighbours; NaN of none}
   */
  public static double percentile(double[] values, double percent) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = percent / 100 * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
  }
}
