package org.zethus.datasets;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.plugin.ZethusException;

/** Gathers what is wrong with a corpus, so that all of it can be mended at once. */
public final class Problems {
  private static final int SHOWN = 20;

  private final String item;
  private final List<String> problems = new ArrayList<>();

  /** None yet, with lines. */
  public Problems() {
    this("line");
  }

  /**
   * None yet.
   *
   * @param item what is bad, e.g. {@code line}
   */
  public Problems(String item) {
    this.item = item;
  }

  /** Notes what is wrong; begins with where. */
  public void add(String problem) {
    problems.add(problem);
  }

  /** Notes what is wrong with a line, counted from 1. */
  public void add(int line, String problem) {
    add("line %d: %s".formatted(line, problem));
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
                problems.size() == 1 ? item : item + "s",
                String.join("\n  ", lines)));
  }
}
