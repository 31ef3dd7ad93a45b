package org.zethus.dsp.score;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.zethus.dsp.align.TimeWarping;

/** Two series of numbers, value i of the one beside value i of the other. */
public final class Series {
  private final double[] first;
  private final double[] second;

  private Series(double[] first, double[] second) {
    this.first = first;
    this.second = second;
  }

  /**
   * Two series.
   *
   * @throws IllegalArgumentException if they differ in length
   */
  public static Series of(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "need series of equal length, found %d and %d".formatted(first.length, second.length));
    }
    return new Series(first.clone(), second.clone());
  }

  /** {@return the values at the pairs of frames of {@code path}} */
  public static Series along(TimeWarping.Path path, double[] first, double[] second) {
    return new Series(
        pick(path.length(), i -> first[path.first(i)]),
        pick(path.length(), i -> second[path.second(i)]));
  }

  /** {@return both aligned by the difference of their values} */
  public static Series align(Alignment alignment, double[] first, double[] second) {
    return along(
        alignment.pair(first.length, second.length, (i, j) -> Math.abs(first[i] - second[j])),
        first,
        second);
  }

  private static double[] pick(int length, IntToDoubleFunction value) {
    return IntStream.range(0, length).mapToDouble(value).toArray();
  }

  /** Says whether a pair of values counts. */
  @FunctionalInterface
  public interface PairFilter {
    boolean test(double first, double second);
  }

  /** {@return the pairs that count} */
  public Series where(PairFilter filter) {
    int[] kept =
        IntStream.range(0, first.length).filter(i -> filter.test(first[i], second[i])).toArray();
    return new Series(
        pick(kept.length, i -> first[kept[i]]), pick(kept.length, i -> second[kept[i]]));
  }

  /** {@return the series with each value changed} */
  public Series map(DoubleUnaryOperator change) {
    return new Series(
        Arrays.stream(first).map(change).toArray(), Arrays.stream(second).map(change).toArray());
  }

  /** {@return how many pairs count} */
  public int count(PairFilter filter) {
    return where(filter).length();
  }

  /** {@return the number of pairs} */
  public int length() {
    return first.length;
  }

  /** {@return the root mean square difference; NaN of none} */
  public double rootMeanSquareError() {
    return Math.sqrt(
        IntStream.range(0, first.length)
            .mapToDouble(i -> (first[i] - second[i]) * (first[i] - second[i]))
            .average()
            .orElse(Double.NaN));
  }

  /** {@return Pearson's correlation, from -1 to 1; NaN where a series does not vary} */
  public double correlation() {
    double firstMean = Arrays.stream(first).average().orElse(Double.NaN);
    double secondMean = Arrays.stream(second).average().orElse(Double.NaN);
    double product = 0;
    double firstSquares = 0;
    double secondSquares = 0;
    for (int i = 0; i < first.length; i++) {
      double a = first[i] - firstMean;
      double b = second[i] - secondMean;
      product += a * b;
      firstSquares += a * a;
      secondSquares += b * b;
    }
    return product / Math.sqrt(firstSquares * secondSquares);
  }
}
