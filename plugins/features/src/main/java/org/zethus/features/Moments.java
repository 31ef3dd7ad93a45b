package org.zethus.features;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Number, mean, deviation and range of values, without keeping them.
 *
 * @see <a href="https://doi.org/10.1007/978-3-642-51461-6_3">Chan, Golub and LeVeque 1982</a>
 */
final class Moments {
  private long count;
  private double mean;

  /** Sum of the squared distances from the mean. */
  private double squares;

  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  void add(double value) {
    count++;
    double distance = value - mean;
    mean += distance / count;
    squares += distance * (value - mean);
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  void addAll(Moments other) {
    if (other.count == 0) {
      return;
    }
    double distance = other.mean - mean;
    long total = count + other.count;
    mean += distance * other.count / total;
    squares += other.squares + distance * distance * count * other.count / total;
    count = total;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  double mean() {
    return mean;
  }

  /** {@return the standard deviation of these values, divided by their number} */
  double deviation() {
    return count == 0 ? 0 : Math.sqrt(squares / count);
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  /** {@return what {@code statistics.json} says; of no values only that there are none} */
  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", count);
    if (count > 0) {
      json.put("mean", mean);
      json.put("std", deviation());
      json.put("min", min);
      json.put("max", max);
    }
    return json;
  }
}
