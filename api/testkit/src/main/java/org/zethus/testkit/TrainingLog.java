package org.zethus.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zethus.api.config.Config;

/** What a trainer wrote down while it trained: {@code train.jsonl} in its output. */
public final class TrainingLog {
  private TrainingLog() {}

  /**
   * {@return a number in the order of its lines; those without it are passed over}
   *
   * @param run the trainer's output
   * @param name e.g. {@code loss} or {@code validation.mel}
   */
  public static List<Double> of(Path run, String name) {
    try {
      return Files.readAllLines(run.resolve("train.jsonl")).stream()
          .map(line -> Config.parse(line, "train.jsonl").get(name))
          .filter(Number.class::isInstance)
          .map(value -> ((Number) value).doubleValue())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log in " + run, e);
    }
  }
}
