package org.zethus.dsp.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zethus.api.evaluator.Scores;

/** The mean of each value over all utterances that have it. */
public final class Summary {
  private Summary() {}

  /** {@return the items with their means, named {@code <value>_mean}, and their number} */
  public static Scores of(String measure, List<Scores.Item> items) {
    Map<String, Double> means =
        items.stream()
            .flatMap(item -> item.values().entrySet().stream())
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    LinkedHashMap::new,
                    Collectors.averagingDouble(Map.Entry::getValue)));
    Map<String, Double> summary = new LinkedHashMap<>();
    means.forEach((name, mean) -> summary.put(name + "_mean", mean));
    summary.put("utterances", (double) items.size());
    return new Scores(measure, items, summary);
  }
}
