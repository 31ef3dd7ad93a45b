package org.zethus.onnx.voice;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.plugin.ZethusException;

/** A voice's speakers, by their names where they have some, else by their numbers. */
final class Speakers {
  private final int count;
  private final Map<String, Long> names;
  private final long first;

  /**
   * Speakers.
   *
   * @param names ids by name; empty where they have none
   * @param first who speaks where nobody is asked for
   */
  Speakers(int count, Map<String, Long> names, long first) {
    this.count = Math.max(1, count);
    this.names = new LinkedHashMap<>(names);
    this.first = first;
  }

  /**
   * {@return a speaker's id}
   *
   * @param name or number; empty for the first
   * @throws ZethusException if there is none
   */
  long id(String name) {
    if (name.isEmpty()) {
      return first;
    }
    Long named = names.get(name);
    if (named != null) {
      return named;
    }
    if (name.matches("\\d{1,6}") && Integer.parseInt(name) < count) {
      return count == 1 ? first : Long.parseLong(name); // one voice of several may be all there is
    }
    throw new ZethusException(
        "no speaker '%s' in this voice; it has %s"
            .formatted(
                name, names.isEmpty() ? "0 to " + (count - 1) : String.join(", ", names.keySet())));
  }
}
