package org.zethus.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.Reason;
import org.zethus.api.recipe.Recipe;
import org.zethus.api.recipe.Stage;

/** Finds and reads recipes. Whether the plugins they name exist is not asked here. */
public final class RecipeReader {
  private static final String RECIPE = "recipe.json";
  private static final String FOLDER = "recipes";
  private static final String RECIPE_ID = "recipe";
  private static final Set<String> STRUCTURE = Set.of("$schema", RECIPE_ID, "seed", "stages");

  private final SearchPath searchPath;

  public RecipeReader(SearchPath searchPath) {
    this.searchPath = searchPath;
  }

  /** The keys of a recipe that are not configuration; a stage is checked on its own. */
  record Header(String recipe, @Default("1234") long seed, List<Object> stages) {}

  /**
   * {@return the recipe of that name, read and checked}
   *
   * @param name a file, a folder with a {@code recipe.json}, or an id under {@code recipes/}; the
   *     file may also be the config of one of Amphion's experiments
   * @param overrides keys and variables with their values, as {@code --set} gives them
   * @throws ConfigException if there is none, or listing what is wrong with it
   */
  public RecipeFile read(String name, Map<String, String> overrides) {
    Path file = find(name);
    ConfigFiles.Layers layers = new ConfigFiles(searchPath).read(file);
    Overrides set = new Overrides(overrides);
    if (layers.own().containsKey(RECIPE_ID)) {
      return recipe(file, layers.all(), layers.own(), set);
    }
    Experiment experiment = new Experiment(file, layers.all(), set);
    if (experiment.isOne()) {
      return recipe(file, experiment.recipe(searchPath), Map.of(), experiment.rest())
          .heeding(experiment.read());
    }
    throw new ConfigException(
        "%s: key 'recipe' is missing, expected the recipe's id, e.g. \"tts/starter\"; a config file"
                .formatted(file)
            + " without stages is named by a recipe's base_config, and one of Amphion's has a"
            + " model_type");
  }

  private RecipeFile recipe(
      Path file,
      Map<String, @Nullable Object> merged,
      Map<String, @Nullable Object> own,
      Overrides set) {
    Map<String, @Nullable Object> all = set.applyTo(merged);
    Header header = Config.of(all, file.toString()).as(Header.class);
    requireId(header.recipe(), file);
    Variables variables = new Variables(all, set);
    List<Stage> stages = stages(header, variables, file);
    Config shared = Config.of(fill(withoutStructure(all), variables), file.toString());
    Config keys = Config.of(withoutStructure(Trees.merge(own, set.shared())), file.toString());
    return new RecipeFile(
        new Recipe(header.recipe(), header.seed(), stages, shared), file, keys, variables.used());
  }

  private static Map<String, @Nullable Object> fill(
      Map<String, @Nullable Object> values, Variables variables) {
    Map<String, @Nullable Object> filled = new LinkedHashMap<>();
    values.forEach((key, value) -> filled.put(key, variables.fill(value)));
    return filled;
  }

  private static Map<String, @Nullable Object> withoutStructure(Map<String, @Nullable Object> all) {
    Map<String, @Nullable Object> rest = Trees.object(all);
    rest.keySet().removeAll(STRUCTURE);
    return rest;
  }

  private static List<Stage> stages(Header header, Variables variables, Path file) {
    List<Stage> stages = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Object item : header.stages()) {
      String at = "%s: stage %d".formatted(file, stages.size() + 1);
      if (!(item instanceof Map<?, ?> map)) {
        throw new ConfigException("%s: found %s, expected { ... }".formatted(at, item));
      }
      Config config = Config.of(Trees.object(map), at);
      Stage stage = stage(config, variables);
      if (!names.add(stage.name())) {
        throw new ConfigException(
            "%s: stage '%s' stands there twice; a stage is named after what it makes"
                .formatted(file, stage.name()));
      }
      stages.add(stage);
    }
    if (stages.isEmpty()) {
      throw new ConfigException(file + ": found no stages, expected at least one");
    }
    return stages;
  }

  private static Stage stage(Config config, Variables variables) {
    String at = config.get("name") instanceof String name ? " ('" + name + "')" : "";
    Collection<Config.UnknownKey> unknown = config.unknownKeys(Set.of(Stage.class));
    if (!unknown.isEmpty()) {
      throw new ConfigException(
          config.source()
              + at
              + ": "
              + unknown.stream()
                  .map(Config.UnknownKey::toString)
                  .collect(Collectors.joining("; ")));
    }
    Stage stage = config.as(Stage.class);
    if (!stage.name().matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
      throw new ConfigException(
          "%s: found name '%s', expected letters, digits, '_' and '-'"
              .formatted(config.source(), stage.name()));
    }
    String uses = String.valueOf(variables.fill(stage.uses()));
    if (!uses.matches("[^/]+/[^/]+")) {
      throw new ConfigException(
          "%s%s: found uses '%s', expected kind and id of a plugin, e.g. preprocessor/mel"
              .formatted(config.source(), at, uses));
    }
    Map<String, String> in = new LinkedHashMap<>();
    stage.in().forEach((role, path) -> in.put(role, variables.fillPath(path)));
    @SuppressWarnings("NullAway") // javac 17 loses the @Nullable of Stage's map in its class file
    Stage filled = new Stage(stage.name(), uses, in, fill(stage.config(), variables));
    return filled;
  }

  private static void requireId(String id, Path file) {
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")) {
      throw new ConfigException(
          "%s: found recipe '%s', expected an id such as tts/starter".formatted(file, id));
    }
  }

  private Path find(String name) {
    Path path = Path.of(name);
    List<Path> candidates = new ArrayList<>(List.of(path, path.resolve(RECIPE)));
    for (Path root : searchPath.recipeRoots()) {
      candidates.add(root.resolve(name));
      candidates.add(root.resolve(name).resolve(RECIPE));
      candidates.add(root.resolve(FOLDER).resolve(name).resolve(RECIPE));
      candidates.add(root.resolve(FOLDER).resolve(name + ".json"));
    }
    return candidates.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "no recipe '%s': there is no such file, and the ids under recipes/ are %s"
                        .formatted(name, ids().isEmpty() ? "none" : String.join(", ", ids()))));
  }

  /** {@return the ids of the recipes that ship, sorted} */
  public Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    for (Path root : searchPath.recipeRoots()) {
      Path folder = root.resolve(FOLDER);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files
              .filter(file -> file.endsWith(RECIPE))
              .map(file -> folder.relativize(file.getParent()).toString().replace('\\', '/'))
              .forEach(ids::add);
        } catch (IOException e) {
          throw new ConfigException("cannot list %s: %s".formatted(folder, Reason.of(e)));
        }
      }
    }
    return ids;
  }
}
