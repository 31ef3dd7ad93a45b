package org.zethus.torch.train;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.config.Json;

/** What is written down of a training: {@code train.jsonl} and TensorBoard's event file. */
final class Journal implements AutoCloseable {
  static final String LOG = "train.jsonl";

  private final GrowingFile log;
  private final EventFile events;

  private Journal(GrowingFile log, EventFile events) {
    this.log = log;
    this.events = events;
  }

  /** Opens both files, cut to the given lengths; 0 begins new ones. */
  static Journal open(Storage storage, Path folder, long logLength, long eventsLength) {
    GrowingFile log = GrowingFile.open(storage, folder.resolve(LOG), logLength);
    return new Journal(log, EventFile.open(storage, folder, eventsLength));
  }

  /** Notes numbers of training: one line, and a curve each below {@code train/}. */
  void training(long step, long epoch, Map<String, Double> values) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", step);
    line.put("epoch", epoch);
    curves(step, "train/", values, line);
    write(line);
  }

  /** Notes losses on held-out data: one line, and a curve each below {@code valid/}. */
  void validation(long step, Map<String, Double> values) {
    Map<String, Object> losses = new LinkedHashMap<>();
    curves(step, "valid/", values, losses);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", step);
    line.put("validation", losses);
    write(line);
  }

  private void curves(
      long step, String prefix, Map<String, Double> values, Map<String, Object> line) {
    values.forEach(
        (name, value) -> {
          float shortened = value.floatValue();
          events.scalar(step, prefix + name, shortened);
          line.put(
              name, Double.parseDouble(Float.toString(shortened))); // no digits beyond a float's
        });
  }

  private void write(Map<String, Object> line) {
    log.append((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
    log.flush();
    events.flush();
  }

  EventFile events() {
    return events;
  }

  long logLength() {
    return log.length();
  }

  long eventsLength() {
    return events.length();
  }

  /** Waits until the disk has everything. */
  void sync() {
    log.sync();
    events.sync();
  }

  @Override
  public void close() {
    log.close();
    events.close();
  }
}
