package org.zethus.datasets;

import java.util.List;
import org.zethus.api.plugin.ZethusException;

/**
 * Which items of a corpus to take: a recipe holds some out for a test by taking others.
 *
 * @param skip items to leave out at the beginning
 * @param limit most items to take; 0: all
 */
public record Selection(int skip, int limit) {
  public Selection {
    if (skip < 0 || limit < 0) {
      throw new IllegalArgumentException(
          "need skip and limit of at least 0, found %d and %d".formatted(skip, limit));
    }
  }

  /**
   * {@return the chosen ones, in order}
   *
   * @param what names them in a message, e.g. {@code sentences of book.txt}
   * @throws ZethusException if none is left
   */
  public <T> List<T> of(List<T> all, String what) {
    int from = Math.min(skip, all.size());
    int to = limit == 0 ? all.size() : (int) Math.min(all.size(), (long) from + limit);
    if (from == to) {
      throw new ZethusException(
          "no %s left to use: there are %d, skip is %d".formatted(what, all.size(), skip));
    }
    return all.subList(from, to);
  }
}
