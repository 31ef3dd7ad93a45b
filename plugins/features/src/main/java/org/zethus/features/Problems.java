package org.zethus.features;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.plugin.ZethusException;

/** Gathers what is wrong with utterances, so that all of it can be mended at once. */
final class Problems {
  private static final int SHOWN = 20;

  private final String task;
  private final List<String> problems = new ArrayList<>();

  /**
   * None yet.
   *
   * @param task what cannot be done, e.g. {@code extract mel}
   */
  Problems(String task) {
    this.task = task;
  }

  void add(String problem) {
    problems.add(problem);
  }

  /**
   * Does nothing if there are none.
   *
   * @throws ZethusException with all of them, or the first of very many
   */
  void throwIfAny() {
    if (problems.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>(problems.subList(0, Math.min(SHOWN, problems.size())));
    if (problems.size() > SHOWN) {
      lines.add("and %d more".formatted(problems.size() - SHOWN));
    }
    throw new ZethusException(
        "cannot %s of %d utterances:\n  %s"
            .formatted(task, problems.size(), String.join("\n  ", lines)));
  }
}
