package org.zethus.api.evaluator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an evaluator found.
 *
 * @param measure what was measured and in which unit, e.g. {@code mel cepstral distortion, dB}
 * @param items one per utterance
 * @param summary over all items, by name, e.g. {@code mean}
 */
public record Scores(String measure, List<Item> items, Map<String, Double> summary) {
  /** One utterance's values by name. */
  public record Item(String id, Map<String, Double> values) {
    public Item {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  public Scores {
    items = List.copyOf(items);
    summary = Collections.unmodifiableMap(new LinkedHashMap<>(summary));
  }
}
