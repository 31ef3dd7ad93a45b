package org.zethus.shell;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zethus.api.evaluator.Scores;
import org.zethus.runner.StageResult;

/** Shows what a run made and what it found. */
final class StageTable {
  private StageTable() {}

  static void print(List<StageResult> results, PrintStream out) {
    Table table = new Table("STAGE", "USES", "", "ARTIFACT");
    for (StageResult result : results) {
      table.row(
          result.stage().name(),
          result.stage().uses(),
          result.made() ? "made" : "current",
          result.folder());
    }
    table.print(out);
    for (StageResult result : results) {
      result.scores().ifPresent(scores -> out.println(line(result, scores)));
    }
  }

  private static String line(StageResult result, Scores scores) {
    StringBuilder line =
        new StringBuilder("%s (%s):".formatted(result.stage().name(), scores.measure()));
    for (Map.Entry<String, Double> value : scores.summary().entrySet()) {
      line.append(" %s %s".formatted(value.getKey(), number(value.getValue())));
    }
    return line.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? "%.0f".formatted(value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
