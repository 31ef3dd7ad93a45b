package org.zethus.onnx.voice;

import java.util.Map;
import org.zethus.api.plugin.ZethusException;
import org.zethus.onnx.OnnxSession;

/** What a graph's maker wrote into it, as text by key. */
final class Metadata {
  private final Map<String, String> values;
  private final String graph;

  Metadata(OnnxSession session) {
    this.values = session.metadata();
    this.graph = session.name();
  }

  String text(String key) {
    return values.getOrDefault(key, "");
  }

  /**
   * {@return a number that must be there}
   *
   * @throws ZethusException if it is not
   */
  int number(String key) {
    if (!values.containsKey(key)) {
      throw new ZethusException(
          "the graph %s has no '%s' in its metadata, only %s; it is no voice in the layout of sherpa-onnx. Piper's has a file %s.json beside it."
              .formatted(graph, key, values.keySet(), graph));
    }
    return number(key, 0);
  }

  /**
   * {@return a number}
   *
   * @param missing where it is not there
   * @throws ZethusException if it is none
   */
  int number(String key, int missing) {
    String value = text(key).strip();
    if (value.isEmpty()) {
      return missing;
    }
    if (!value.matches("-?\\d{1,9}")) {
      throw new ZethusException(
          "the graph %s has '%s' as '%s' in its metadata; expected a number"
              .formatted(graph, key, value));
    }
    return Integer.parseInt(value);
  }

  boolean flag(String key) {
    return number(key, 0) == 1;
  }
}
