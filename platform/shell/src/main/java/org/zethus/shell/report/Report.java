package org.zethus.shell.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.data.Manifest;
import org.zethus.api.evaluator.Scores;

/**
 * What several metrics found in the same utterances.
 *
 * @param reference where the references are
 * @param generated where the generated sounds are
 * @param scores by metric, in the order they were asked for
 */
public record Report(Manifest reference, Manifest generated, Map<String, Scores> scores) {
  private static final String MEAN = "_mean";

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

  /** {@return the values that metrics have for utterances, in order} */
  List<Column> columns() {
    Set<Column> columns = new LinkedHashSet<>();
    scores.forEach(
        (metric, found) ->
            found
                .items()
                .forEach(
                    item ->
                        item.values()
                            .keySet()
                            .forEach(name -> columns.add(new Column(metric, name)))));
    return List.copyOf(columns);
  }

  /** {@return the ids of the utterances that some metric scored, in order} */
  List<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    scores.values().forEach(found -> found.items().forEach(item -> ids.add(item.id())));
    return List.copyOf(ids);
  }

  /** {@return an utterance's value; null where it has none} */
  @Nullable Double value(String id, Column column) {
    return Objects.requireNonNull(scores.get(column.metric())).items().stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .map(item -> item.values().get(column.name()))
        .orElse(null);
  }

  /** {@return the values of all utterances that have one} */
  double[] values(Column column) {
    return Objects.requireNonNull(scores.get(column.metric())).items().stream()
        .map(item -> item.values().get(column.name()))
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /** {@return what a metric says of all utterances together, besides means of their values} */
  Map<String, Double> together(String metric) {
    Map<String, Double> together = new LinkedHashMap<>();
    Objects.requireNonNull(scores.get(metric))
        .summary()
        .forEach(
            (name, value) -> {
              if (!name.endsWith(MEAN)) {
                together.put(name, value);
              }
            });
    return together;
  }

  private String jsonLines() {
    StringBuilder lines = new StringBuilder();
    for (String id : ids()) {
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
    List<Column> columns = columns();
    StringBuilder table = new StringBuilder("id");
    columns.forEach(column -> table.append(',').append(column.title()));
    table.append('\n');
    for (String id : ids()) {
      table.append(id); // has no comma: ids are safe as file names
      for (Column column : columns) {
        Double value = value(id, column);
        table.append(',').append(value == null ? "" : value.toString());
      }
      table.append('\n');
    }
    return table.toString();
  }

  private Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    scores.forEach(
        (metric, found) -> {
          Map<String, Object> of = new LinkedHashMap<>();
          of.put("measure", found.measure());
          of.put("all", together(metric));
          for (Column column : columns()) {
            double[] values = values(column);
            if (column.metric().equals(metric) && values.length > 0) {
              ConfidenceInterval interval = ConfidenceInterval.of(values);
              Map<String, Object> mean = new LinkedHashMap<>();
              mean.put("mean", interval.mean());
              mean.put("ci95", new ArrayList<>(List.of(interval.low(), interval.high())));
              mean.put("utterances", values.length);
              of.put(column.name(), mean);
            }
          }
          summary.put(metric, of);
        });
    return summary;
  }
}
