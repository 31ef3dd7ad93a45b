package org.zethus.testkit;

import java.util.Arrays;

/** Compares arrays and says which element was worst. */
public final class Closeness {
  private Closeness() {}

  /**
   * Asserts {@code |actual - expected| <= atol + rtol * |expected|} for every element.
   *
   * @param shape of {@code expected}, to name the place
   */
  public static void assertClose(
      String what, double[] expected, double[] actual, long[] shape, double rtol, double atol) {
    if (expected.length != actual.length) {
      throw new AssertionError(
          "%s: expected %d elements %s, found %d"
              .formatted(what, expected.length, Arrays.toString(shape), actual.length));
    }
    int worst = -1;
    double worstRatio = 1;
    int outside = 0;
    for (int i = 0; i < expected.length; i++) {
      double error = Math.abs(actual[i] - expected[i]);
      boolean same =
          actual[i] == expected[i] || Double.isNaN(actual[i]) && Double.isNaN(expected[i]);
      double ratio = same ? 0 : error / (atol + rtol * Math.abs(expected[i]));
      if (!(ratio <= 1)) {
        outside++;
        if (!(ratio <= worstRatio)) {
          worst = i;
          worstRatio = ratio;
        }
      }
    }
    if (outside > 0) {
      throw new AssertionError(
          "%s: %d of %d elements differ; worst at %s: expected %s, found %s, %.3g times the tolerance (rtol %s, atol %s)"
              .formatted(
                  what,
                  outside,
                  expected.length,
                  place(worst, shape),
                  expected[worst],
                  actual[worst],
                  worstRatio,
                  rtol,
                  atol));
    }
  }

  private static String place(int index, long[] shape) {
    long[] place = new long[shape.length];
    long rest = index;
    for (int d = shape.length - 1; d >= 0; d--) {
      place[d] = rest % shape[d];
      rest /= shape[d];
    }
    return Arrays.toString(place);
  }
}
