package org.zethus.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.recipe.Recipe;
import org.zethus.api.recipe.Stage;

/**
 * A recipe as it was read.
 *
 * @param recipe with base configs, overrides and variables in it
 * @param file where it stands; the paths in {@code in} are relative to its folder
 * @param own the shared keys that stand in the recipe itself or come from the command line; the
 *     other keys of {@code recipe.config()} come from a base config
 * @param variables names of keys that some text refers to as {@code ${name}}, or that decided on
 *     the stages
 */
public record RecipeFile(Recipe recipe, Path file, Config own, Set<String> variables) {
  public RecipeFile {
    variables = Set.copyOf(variables);
  }

  /** {@return the same, where more keys count as referred to} */
  RecipeFile heeding(Set<String> keys) {
    Set<String> all = new TreeSet<>(variables);
    all.addAll(keys);
    return new RecipeFile(recipe, file, own, all);
  }

  /** {@return the configuration of one stage: the recipe's, with the stage's own keys over it} */
  public Config configOf(Stage stage) {
    return Config.of(
        Trees.merge(recipe.config().asMap(), stage.config()),
        "recipe '%s', stage '%s'".formatted(recipe.id(), stage.name()));
  }

  /**
   * {@return what records read of a stage's configuration, with their defaults}
   *
   * @throws org.zethus.api.config.ConfigException listing what a record refuses
   */
  public Config read(Stage stage, List<Class<? extends Record>> types) {
    Config config = configOf(stage);
    Map<String, @Nullable Object> read = new LinkedHashMap<>();
    for (Class<? extends Record> type : types) {
      read = Trees.merge(read, Config.of(config.as(type)).asMap());
    }
    return Config.of(read, config.source());
  }
}
