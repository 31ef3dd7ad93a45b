package org.zethus.features;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.tensor.Tensor;

/**
 * What a feature's values are like over a corpus: in all, by speaker, and by row where a frame has
 * several values, as mel frames do. The file {@code statistics.json} of its artifact.
 */
final class Statistics {
  static final String FILE = "statistics.json";

  private final Map<String, Moments> bySpeaker = new TreeMap<>();
  private final List<Moments> byRow = new ArrayList<>();
  private final Moments all = new Moments();

  /**
   * {@return the moments of one utterance's tensor, one for each of its rows}
   *
   * @param tensor (values) or (rows, values)
   */
  static List<Moments> of(Tensor tensor, Feature feature) {
    double[] values = tensor.doubles();
    int rows = tensor.shape().length == 2 ? Math.toIntExact(tensor.shape()[0]) : 1;
    int length = rows == 0 ? 0 : values.length / rows;
    List<Moments> moments = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      Moments row = new Moments();
      for (int i = r * length; i < (r + 1) * length; i++) {
        if (feature.counts(values[i])) {
          row.add(values[i]);
        }
      }
      moments.add(row);
    }
    return moments;
  }

  /** Adds an utterance; to the same bytes only in the same order. */
  void add(String speaker, List<Moments> rows) {
    Moments ofSpeaker = bySpeaker.computeIfAbsent(speaker, name -> new Moments());
    for (int r = 0; r < rows.size(); r++) {
      if (r == byRow.size()) {
        byRow.add(new Moments());
      }
      byRow.get(r).addAll(rows.get(r));
      ofSpeaker.addAll(rows.get(r));
      all.addAll(rows.get(r));
    }
  }

  void write(Path folder) {
    Map<String, Object> json = new LinkedHashMap<>(all.toJson());
    if (byRow.size() > 1) {
      Map<String, Object> rows = new LinkedHashMap<>();
      rows.put("mean", rows(Moments::mean));
      rows.put("std", rows(Moments::deviation));
      rows.put("min", rows(Moments::min));
      rows.put("max", rows(Moments::max));
      json.put("rows", rows);
    }
    Map<String, Object> speakers = new LinkedHashMap<>();
    bySpeaker.forEach((speaker, moments) -> speakers.put(speaker, moments.toJson()));
    json.put("speakers", speakers);
    AtomicFiles.write(
        folder.resolve(FILE), Json.writePretty(json).getBytes(StandardCharsets.UTF_8));
  }

  private List<Double> rows(ToDoubleFunction<Moments> value) {
    return byRow.stream().map(value::applyAsDouble).toList();
  }
}
