package org.zethus.datasets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

  /**
   * {@return the chosen ones of each group: the first of every group, then the second of every
   * group, and so on} So each stretch of a manifest has all speakers, also the last one, which
   * trainers hold out.
   *
   * @param group e.g. the speaker
   * @param what names them in a message
   * @throws ZethusException if none is left in any group
   */
  public <T> List<T> ofEach(List<T> all, Function<T, ?> group, String what) {
    Map<Object, List<T>> groups = new LinkedHashMap<>();
    for (T item : all) {
      groups.computeIfAbsent(group.apply(item), key -> new ArrayList<>()).add(item);
    }
    List<T> chosen = new ArrayList<>();
    int longest = groups.values().stream().mapToInt(List::size).max().orElse(0);
    int end = limit == 0 ? longest : (int) Math.min(longest, (long) skip + limit);
    for (int i = skip; i < end; i++) {
      for (List<T> members : groups.values()) {
        if (i < members.size()) {
          chosen.add(members.get(i));
        }
      }
    }
    if (chosen.isEmpty()) {
      throw new ZethusException(
          "no %s left to use: there are %d, at most %d of one kind; skip is %d"
              .formatted(what, all.size(), longest, skip));
    }
    return chosen;
  }
}
