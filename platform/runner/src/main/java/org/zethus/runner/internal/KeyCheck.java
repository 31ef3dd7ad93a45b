package org.zethus.runner.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.recipe.Stage;
import org.zethus.config.RecipeFile;

/**
 * Finds configuration that nobody reads. In the recipe itself or on the command line that is a
 * mistake; in base configs it is usual (published ones carry many dead keys) and worth one warning.
 */
final class KeyCheck {
  private static final int SHOWN = 8;

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
    List<String> dead =
        unread(file.recipe().config(), all).stream().map(Config.UnknownKey::path).toList();
    return dead.isEmpty() ? List.of() : List.of(recipe + ": " + warning(dead));
  }

  private static String warning(List<String> dead) {
    return "no stage reads %d of its base configs' keys: %s%s"
        .formatted(
            dead.size(),
            String.join(", ", dead.subList(0, Math.min(SHOWN, dead.size()))),
            dead.size() > SHOWN ? ", ..." : "");
  }

  private List<Config.UnknownKey> unread(Config config, Set<Class<? extends Record>> types) {
    return config.unknownKeys(types).stream().filter(key -> !isVariable(key.path())).toList();
  }

  private boolean isVariable(String path) {
    return file.variables().stream()
        .anyMatch(name -> name.equals(path) || name.startsWith(path + "."));
  }
}
