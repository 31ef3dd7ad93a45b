package org.zethus.runner.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zethus.api.config.Config;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/** {@code scores.json}: an evaluator's artifact. */
final class ScoresFile {
  private static final String FILE = "scores.json";

  private ScoresFile() {}

  /**
   * Writes the scores, without the values that could not be measured: JSON has no word for them.
   */
  static void write(Path folder, Scores scores) {
    String json = Json.writePretty(Config.of(withoutGaps(scores)).asMap());
    AtomicFiles.write(folder.resolve(FILE), json.getBytes(StandardCharsets.UTF_8));
  }

  /** {@return the scores in an artifact's folder; empty if there are none} */
  static Optional<Scores> read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Config.parse(Files.readString(file), file.toString()).as(Scores.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private static Scores withoutGaps(Scores scores) {
    return new Scores(
        scores.measure(),
        scores.items().stream()
            .map(item -> new Scores.Item(item.id(), finite(item.values())))
            .toList(),
        finite(scores.summary()));
  }

  private static Map<String, Double> finite(Map<String, Double> values) {
    Map<String, Double> finite = new LinkedHashMap<>(values);
    finite.values().removeIf(value -> !Double.isFinite(value));
    return finite;
  }
}
