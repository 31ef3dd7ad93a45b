package org.zethus.torch.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.config.Config;

/** Means of named numbers since the last line of the log. */
final class Tally {
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private long count;

  void add(Map<String, Double> values) {
    values.forEach((name, value) -> sums.merge(name, value, Double::sum));
    count++;
  }

  /** {@return the means; then counting begins anew} */
  Map<String, Double> takeMeans() {
    Map<String, Double> means = new LinkedHashMap<>();
    sums.forEach((name, sum) -> means.put(name, sum / count));
    sums.clear();
    count = 0;
    return means;
  }

  /** {@return what {@link #restore} takes, as JSON} */
  Map<String, Object> state() {
    return Map.of("count", count, "sums", new LinkedHashMap<>(sums));
  }

  void restore(Config state) {
    sums.clear();
    count = state.get("count") instanceof Long number ? number : 0;
    state
        .section("sums")
        .asMap()
        .forEach(
            (name, sum) ->
                sums.put(name, sum instanceof Number number ? number.doubleValue() : 0.0));
  }
}
