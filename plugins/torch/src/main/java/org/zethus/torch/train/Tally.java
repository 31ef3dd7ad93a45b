package org.zethus.torch.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.config.Config;

/** Means of named numbers since the last line of the log; not each step has all of them. */
final class Tally {
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();

  void add(Map<String, Double> values) {
    values.forEach(
        (name, value) -> {
          sums.merge(name, value, Double::sum);
          counts.merge(name, 1L, Long::sum);
        });
  }

  /** {@return the means; then counting begins anew} */
  Map<String, Double> takeMeans() {
    Map<String, Double> means = new LinkedHashMap<>();
    sums.forEach((name, sum) -> means.put(name, sum / counts.getOrDefault(name, 1L)));
    sums.clear();
    counts.clear();
    return means;
  }

  /** {@return what {@link #restore} takes, as JSON} */
  Map<String, Object> state() {
    return Map.of("counts", new LinkedHashMap<>(counts), "sums", new LinkedHashMap<>(sums));
  }

  void restore(Config state) {
    sums.clear();
    counts.clear();
    state.section("sums").asMap().forEach((name, sum) -> sums.put(name, number(sum).doubleValue()));
    state
        .section("counts")
        .asMap()
        .forEach((name, count) -> counts.put(name, number(count).longValue()));
  }

  private static Number number(Object value) {
    return value instanceof Number number ? number : 0;
  }
}
