package org.zethus.datasets.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.datasets.Problem;

/**
 * What a check found.
 *
 * @param recordings how many are described
 * @param seconds of sound in them
 * @param problems by kind, in each as they were found
 */
record Report(int recordings, double seconds, List<Problem> problems) {
  /** Name of the file in the artifact. */
  static final String FILE = "report.json";

  private static final int SHOWN = 5;

  Report {
    problems = problems.stream().sorted(Comparator.comparing(Problem::kind)).toList();
  }

  /** Writes everything as JSON. */
  void write(Path folder) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recordings", recordings);
    json.put("seconds", seconds);
    List<Object> list = new ArrayList<>();
    for (Problem problem : problems) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("kind", problem.kind().id());
      item.put("where", problem.where());
      item.put("what", problem.what());
      item.put("way_out", problem.kind().wayOut());
      item.put("harmless", problem.harmless());
      list.add(item);
    }
    json.put("problems", list);
    AtomicFiles.write(
        folder.resolve(FILE), Json.writePretty(json).getBytes(StandardCharsets.UTF_8));
  }

  /** {@return whether the dataset can be used as it is} */
  boolean isClean() {
    return problems.stream().allMatch(Problem::harmless);
  }

  /** {@return what was found, kind by kind, of each the first few} */
  String summary() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "found %d %s in %d %s (%.1f s)",
            problems.size(),
            problems.size() == 1 ? "problem" : "problems",
            recordings,
            recordings == 1 ? "recording" : "recordings",
            seconds));
    for (Problem.Kind kind : Problem.Kind.values()) {
      List<Problem> some = problems.stream().filter(p -> p.kind() == kind).toList();
      if (some.isEmpty()) {
        continue;
      }
      text.append("\n  %s, %d. %s".formatted(kind.id(), some.size(), kind.wayOut()));
      some.stream().limit(SHOWN).forEach(problem -> text.append("\n    ").append(problem));
      if (some.size() > SHOWN) {
        text.append("\n    and %d more".formatted(some.size() - SHOWN));
      }
    }
    return text.toString();
  }
}
