package org.zethus.shell.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.data.Manifest;
import org.zethus.api.evaluator.Scores;

/** What several metrics found in the same utterances. */
public final class Report {
  private static final String MEAN = "_mean";

  private final Manifest reference;
  private final Manifest generated;
  private final Map<String, Scores> scores;

  /** By column, the values of the utterances that have one by id; all in order. */
  private final Map<Column, Map<String, Double>> table = new LinkedHashMap<>();

  private final Set<String> ids = new LinkedHashSet<>();

  /**
   * One column of the table.
   *
   * @param metric that measured it
   * @param name of the value
   */
  record Column(String metric, String name) {
    String title() {
      return metric + "." + name;
    }
  }

  /**
   * A report.
   *
   * @param reference where the references are
   * @param generated where the generated sounds are
   * @param scores by metric, in the order they were asked for
   */
  public Report(Manifest reference, Manifest generated, Map<String, Scores> scores) {
    this.reference = reference;
    this.generated = generated;
    this.scores = new LinkedHashMap<>(scores);
    scores.forEach((metric, found) -> found.items().forEach(item -> add(metric, item)));
  }

  private void add(String metric, Scores.Item item) {
    ids.add(item.id());
    item.values()
        .forEach(
            (name, value) ->
                table
                    .computeIfAbsent(new Column(metric, name), column -> new LinkedHashMap<>())
                    .put(item.id(), value));
  }

  /**
   * Writes {@code items.jsonl} and {@code items.csv}, a line per utterance; {@code summary.json},
   * means with confidence intervals and what holds of all utterances together; and the page.
   */
  public void write(Path folder) {
    write(folder.resolve("items.jsonl"), jsonLines());
    write(folder.resolve("items.csv"), csv());
    write(folder.resolve("summary.json"), Json.writePretty(summary()));
    ReportPage.write(this, folder);
  }

  static void write(Path file, String text) {
    AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  Manifest reference() {
    return reference;
  }

  Manifest generated() {
    return generated;
  }

  /** {@return what was found by metric} */
  Map<String, Scores> scores() {
    return scores;
  }

  /** {@return the values that metrics have for utterances, in order} */
  List<Column> columns() {
    return List.copyOf(table.keySet());
  }

  /** {@return the ids of the utterances that some metric scored, in order} */
  List<String> ids() {
    return List.copyOf(ids);
  }

  /** {@return an utterance's value; null where it has none} */
  @Nullable Double value(String id, Column column) {
    return table.getOrDefault(column, Map.of()).get(id);
  }

  /** {@return the values of all utterances that have one} */
  double[] values(Column column) {
    return table.getOrDefault(column, Map.of()).values().stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /** {@return what a metric says of all utterances together, besides means of their values} */
  static Map<String, Double> together(Scores found) {
    Map<String, Double> together = new LinkedHashMap<>(found.summary());
    together.keySet().removeIf(name -> name.endsWith(MEAN));
    return together;
  }

  private String jsonLines() {
    StringBuilder lines = new StringBuilder();
    for (String id : ids) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("id", id);
      for (Column column : columns()) {
        Double value = value(id, column);
        if (value != null) {
          line.put(column.title(), value);
        }
      }
      lines.append(Json.write(line)).append('\n');
    }
    return lines.toString();
  }

  private String csv() {
    StringBuilder text = new StringBuilder("id");
    columns().forEach(column -> text.append(',').append(column.title()));
    text.append('\n');
    for (String id : ids) {
      text.append(id); // has no comma: ids are safe as file names
      for (Column column : columns()) {
        Double value = value(id, column);
        text.append(',').append(value == null ? "" : value.toString());
      }
      text.append('\n');
    }
    return text.toString();
  }

  private Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    scores.forEach(
        (metric, found) -> {
          Map<String, Object> of = new LinkedHashMap<>();
          of.put("measure", found.measure());
          of.put("all", together(found));
          columns().stream()
              .filter(column -> column.metric().equals(metric))
              .forEach(column -> of.put(column.name(), mean(values(column))));
          summary.put(metric, of);
        });
    return summary;
  }

  private static Map<String, Object> mean(double[] values) {
    ConfidenceInterval interval = ConfidenceInterval.of(values);
    Map<String, Object> mean = new LinkedHashMap<>();
    mean.put("mean", interval.mean());
    mean.put("ci95", List.of(interval.low(), interval.high()));
    mean.put("utterances", values.length);
    return mean;
  }
}
