package org.zethus.runner.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.recipe.Stage;
import org.zethus.config.RecipeFile;

/**
 * Finds configuration that nobody reads. In the recipe itself or on the command line that is a
 * mistake; in base configs and in those of Amphion's experiments it is usual (published ones carry
 * many dead keys) and worth one warning.
 */
final class KeyCheck {
  private final RecipeFile file;
  private final Map<String, Set<Class<? extends Record>>> typesByStage;

  /**
   * A check of one recipe.
   *
   * @param typesByStage what each stage reads, by its name
   */
  KeyCheck(RecipeFile file, Map<String, Set<Class<? extends Record>>> typesByStage) {
    this.file = file;
    this.typesByStage = typesByStage;
  }

  /**
   * {@return warnings}
   *
   * @throws ConfigException listing the recipe's own keys that no stage reads
   */
  List<String> warnings() {
    String recipe = "recipe '%s'".formatted(file.recipe().id());
    Set<Class<? extends Record>> all = new HashSet<>();
    typesByStage.values().forEach(all::addAll);
    List<String> problems = new ArrayList<>();
    unread(file.own(), all).forEach(key -> problems.add(recipe + ": " + key));
    for (Stage stage : file.recipe().stages()) {
      Config own = Config.of(stage.config(), "");
      unread(own, typesByStage.getOrDefault(stage.name(), Set.of()))
          .forEach(key -> problems.add("%s, stage '%s': %s".formatted(recipe, stage.name(), key)));
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(String.join("\n", problems));
    }
    List<String> dead = unread(file.recipe().config(), all).stream().map(Unread::path).toList();
    return dead.isEmpty() ? List.of() : List.of(recipe + ": " + warning(dead));
  }

  /** A key that no stage reads, and a hint of what may have been meant. */
  private record Unread(String path, String hint) {
    @Override
    public String toString() {
      return "unknown key '%s'%s".formatted(path, hint);
    }
  }

  private static String warning(List<String> dead) {
    return "no stage reads %d of its configs' keys: %s"
        .formatted(dead.size(), String.join(", ", dead));
  }

  private List<Unread> unread(Config config, Set<Class<? extends Record>> types) {
    return config.unknownKeys(types).stream()
        .flatMap(key -> beyondVariables(key, config.get(key.path())))
        .toList();
  }

  /** {@return the key, unless texts refer to it; of a section that they refer into, the rest} */
  private Stream<Unread> beyondVariables(Config.UnknownKey key, @Nullable Object value) {
    String path = key.path();
    if (file.variables().contains(path)) {
      return Stream.empty();
    }
    List<String> inside =
        file.variables().stream().filter(name -> name.startsWith(path + ".")).sorted().toList();
    if (inside.isEmpty() || !(value instanceof Map<?, ?> section)) {
      String nearest = key.nearest();
      if (nearest == null) {
        nearest = Config.UnknownKey.of(path, file.variables()).nearest();
      }
      return Stream.of(
          new Unread(path, nearest == null ? "" : "; did you mean '%s'?".formatted(nearest)));
    }
    return section.entrySet().stream()
        .flatMap(
            entry ->
                beyondVariables(
                    new Config.UnknownKey(path + "." + entry.getKey(), null), entry.getValue()))
        .map(unread -> new Unread(unread.path(), "; the recipe uses " + String.join(", ", inside)));
  }
}
