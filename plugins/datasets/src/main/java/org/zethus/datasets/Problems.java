package org.zethus.datasets;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.plugin.ZethusException;

/** Gathers what is wrong with a file, so that all of it can be mended at once. */
public final class Problems {
  private static final int SHOWN = 20;

  private final List<String> problems = new ArrayList<>();

  /** Notes what is wrong with a line, counted from 1. */
  public void add(int line, String problem) {
    problems.add("line %d: %s".formatted(line, problem));
  }

  /**
   * Does nothing if there are none.
   *
   * @param what begins the message, e.g. {@code cannot use metadata.csv}
   * @throws ZethusException with all of them, or the first of very many
   */
  public void throwIfAny(String what) {
    if (problems.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>(problems.subList(0, Math.min(SHOWN, problems.size())));
    if (problems.size() > SHOWN) {
      lines.add("and %d more".formatted(problems.size() - SHOWN));
    }
    throw new ZethusException(
        "%s, %d bad %s:\n  %s"
            .formatted(
                what,
                problems.size(),
                problems.size() == 1 ? "line" : "lines",
                String.join("\n  ", lines)));
  }
}
