package org.zethus.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.ConfigException;
import org.zethus.api.config.Json;

/**
 * What the command line sets: dotted keys with values that are JSON or else text. {@code
 * stages.NAME.KEY} sets a key of the stage of that name.
 */
final class Overrides {
  private static final String STAGES = "stages";

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  Overrides(Map<String, String> texts) {
    texts.forEach(
        (key, text) -> {
          if (key.isEmpty() || List.of(key.split("\\.", -1)).contains("")) {
            throw new ConfigException(
                "--set %s=%s: expected a key such as data or train.batch_size"
                    .formatted(key, text));
          }
          values.put(key, value(text));
        });
  }

  private Overrides(Overrides other, Set<String> without) {
    other.values.forEach(
        (key, value) -> {
          if (!without.contains(key.split("\\.")[0])) {
            values.put(key, value);
          }
        });
  }

  /** {@return the same but what is set in these keys or below them} */
  Overrides without(Set<String> names) {
    return new Overrides(this, names);
  }

  private static @Nullable Object value(String text) {
    try {
      return Json.parse(text, "--set");
    } catch (ConfigException e) {
      return text;
    }
  }

  /** {@return whether the command line sets this very key} */
  boolean has(String key) {
    return values.containsKey(key);
  }

  /** {@return what is set outside of stages, as an object} */
  Map<String, @Nullable Object> shared() {
    Map<String, @Nullable Object> shared = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (!key.startsWith(STAGES + ".")) {
            put(shared, key.split("\\."), 0, value, key);
          }
        });
    return shared;
  }

  /** {@return the recipe with all that is set in it} */
  Map<String, @Nullable Object> applyTo(Map<String, @Nullable Object> recipe) {
    Map<String, @Nullable Object> result = Trees.object(recipe);
    values.forEach((key, value) -> put(result, key.split("\\."), 0, value, key));
    return result;
  }

  private void put(
      Map<String, @Nullable Object> object,
      String[] path,
      int depth,
      @Nullable Object value,
      String key) {
    String name = path[depth];
    if (depth == path.length - 1) {
      object.put(name, value);
      return;
    }
    Object below = object.get(name);
    if (depth == 0 && name.equals(STAGES) && below instanceof List<?> stages) {
      object.put(name, putInStage(stages, path, value, key));
    } else if (below == null || below instanceof Map) {
      Map<String, @Nullable Object> copy =
          Trees.object(below instanceof Map<?, ?> m ? m : Map.of());
      put(copy, path, depth + 1, value, key);
      object.put(name, copy);
    } else {
      throw new ConfigException(
          "--set %s: '%s' is %s, so nothing can be set in it"
              .formatted(
                  key, String.join(".", List.of(path).subList(0, depth + 1)), Json.write(below)));
    }
  }

  private List<@Nullable Object> putInStage(
      List<?> stages, String[] path, @Nullable Object value, String key) {
    List<@Nullable Object> copies = new ArrayList<>(stages);
    for (int i = 0; i < copies.size(); i++) {
      if (copies.get(i) instanceof Map<?, ?> stage && path[1].equals(stage.get("name"))) {
        if (path.length == 2) {
          throw new ConfigException(
              "--set %s: expected a key of the stage, e.g. %s.config.train.batch_size"
                  .formatted(key, key));
        }
        Map<String, @Nullable Object> copy = Trees.object(stage);
        boolean isInput = path[2].equals("in");
        put(copy, path, 2, isInput && value instanceof String p ? fromHere(p, stages) : value, key);
        copies.set(i, copy);
        return copies;
      }
    }
    throw new ConfigException(
        "--set %s: no stage '%s'; the stages are %s".formatted(key, path[1], names(stages)));
  }

  /**
   * A path on the command line is relative to where it was typed, not to the recipe. What is there
   * as neither, and may be a checkpoint's name ({@code organisation/name}), stays as it is.
   */
  static String fromHere(String path, List<?> stages) {
    String first = path.replaceFirst("[/\\\\].*", "");
    if (path.isEmpty() || path.startsWith("~") || names(stages).contains(first)) {
      return path;
    }
    Path here = Path.of(path).toAbsolutePath().normalize();
    boolean mayBeName = path.matches("[^./][^/]*/[^/]+");
    return mayBeName && !Files.exists(here) ? path : here.toString();
  }

  private static List<String> names(List<?> stages) {
    return stages.stream()
        .filter(Map.class::isInstance)
        .map(stage -> String.valueOf(((Map<?, ?>) stage).get("name")))
        .collect(Collectors.toList());
  }
}
