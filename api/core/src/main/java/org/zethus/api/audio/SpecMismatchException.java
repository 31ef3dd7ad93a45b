package org.zethus.api.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.ZethusException;

/** Mel frames meet a model that was trained on others. */
public final class SpecMismatchException extends ZethusException {
  private static final long serialVersionUID = 1L;

  public SpecMismatchException(String message) {
    super(message);
  }

  static SpecMismatchException between(String what, MelSpec expected, MelSpec found) {
    List<String> wanted = new ArrayList<>();
    List<String> given = new ArrayList<>();
    Map<String, ?> actual = Config.of(found).asMap();
    Config.of(expected)
        .asMap()
        .forEach(
            (key, value) -> {
              if (!Objects.equals(value, actual.get(key))) {
                wanted.add(key + " " + value);
                given.add(key + " " + actual.get(key));
              }
            });
    return new SpecMismatchException(
        "%s expects mel frames with %s, found %s. Extract the features again with its settings."
            .formatted(what, String.join(", ", wanted), String.join(", ", given)));
  }
}
