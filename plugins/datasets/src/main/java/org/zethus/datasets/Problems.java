package org.zethus.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.plugin.ZethusException;

/** Gathers what is wrong with a corpus, so that all of it can be mended at once. */
public final class Problems {
  private static final int SHOWN = 20;

  private final List<Problem> problems = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();

  /**
   * A recording that cannot be used, so that what else is wrong with it can be told too.
   *
   * @param where it is described
   * @param text may be empty
   * @param sound may not be there
   */
  public record Rejected(String where, String text, Path sound) {}

  /** Notes what cannot be used as it stands. */
  public void add(Problem.Kind kind, String where, String what) {
    problems.add(new Problem(kind, false, where, what));
  }

  /** Notes what can be left out without harm. */
  public void note(Problem.Kind kind, String where, String what) {
    problems.add(new Problem(kind, true, where, what));
  }

  /** Keeps a recording that problems were added for. */
  public void reject(String where, String text, Path sound) {
    rejected.add(new Rejected(where, text, sound));
  }

  /** {@return the recordings that cannot be used, in the order they were found} */
  public List<Rejected> rejected() {
    return List.copyOf(rejected);
  }

  /** {@return all of them, in the order they were found} */
  public List<Problem> list() {
    return List.copyOf(problems);
  }

  /**
   * Does nothing if all is usable or harmless.
   *
   * @param what begins the message, e.g. {@code cannot use metadata.csv}
   * @throws ZethusException with all that is not, or the first of very many
   */
  public void throwIfAny(String what) {
    List<String> lines =
        new ArrayList<>(
            problems.stream().filter(p -> !p.harmless()).map(Problem::toString).toList());
    int count = lines.size();
    if (count == 0) {
      return;
    }
    if (count > SHOWN) {
      lines.subList(SHOWN, count).clear();
      lines.add("and %d more".formatted(count - SHOWN));
    }
    throw new ZethusException(
        "%s, %d %s:\n  %s"
            .formatted(
                what, count, count == 1 ? "problem" : "problems", String.join("\n  ", lines)));
  }
}
