package org.zethus.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.config.Json;
import org.zethus.api.plugin.Reason;

/**
 * The config of one of Amphion's experiments: what is trained, on which datasets, and how, but no
 * stages. These come from a template in {@code configs/experiments/}, a recipe that says under
 * {@code serves} which experiments it is for; the experiment's keys replace the template's. The
 * stage {@code corpus}, which a template reads, is made of the datasets.
 */
final class Experiment {
  private static final String TEMPLATES = SearchPath.CONFIGS + "/experiments";
  private static final String SERVES = "serves";
  private static final String MODEL = "model_type";
  private static final String DATASETS = "dataset";
  private static final String PATHS = "dataset_path";
  private static final String CORPUS = "corpus";
  private static final String SEED = "train.random_seed";

  private final Path file;
  private final Overrides set;
  private final Config values;
  private final Set<String> read = new TreeSet<>(Set.of(MODEL, SEED));

  /**
   * Reads nothing more.
   *
   * @param values of the file and its base configs
   */
  Experiment(Path file, Map<String, @Nullable Object> values, Overrides set) {
    this.file = file;
    this.set = set;
    this.values = Config.of(set.applyTo(values), file.toString());
  }

  /** {@return whether the file is such a config} */
  boolean isOne() {
    return values.get(MODEL) instanceof String;
  }

  /** {@return what the command line sets beside what becomes stages} */
  Overrides rest() {
    return set.without(Set.of(DATASETS, PATHS));
  }

  /** {@return the keys that {@link #recipe} heeded, so that no stage needs to read them} */
  Set<String> read() {
    return read;
  }

  /**
   * {@return the recipe that the experiment comes to}
   *
   * @throws ConfigException if no template serves it, or a dataset's path is not filled in
   */
  Map<String, @Nullable Object> recipe(SearchPath searchPath) {
    Map<String, @Nullable Object> recipe = template(searchPath);
    List<Object> stages = new ArrayList<>(corpus(searchPath));
    if (recipe.get("stages") instanceof List<?> more) {
      stages.addAll(more);
    }
    Map<String, @Nullable Object> own = Trees.object(values.asMap());
    own.keySet().removeAll(List.of(DATASETS, PATHS));
    recipe = Trees.merge(recipe, own);
    recipe.remove(SERVES);
    recipe.put("recipe", recipe.get("recipe") + "/" + name());
    recipe.put("stages", stages);
    if (values.get(SEED) instanceof Long seed) {
      recipe.put("seed", seed);
    }
    return recipe;
  }

  /** The folder's name for {@code exp_config.json}, which all experiments are called. */
  private String name() {
    String stem = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    Path folder = file.toAbsolutePath().normalize().getParent();
    String name =
        stem.startsWith("exp_config") && folder != null && folder.getFileName() != null
            ? folder.getFileName() + stem.substring("exp_config".length())
            : stem;
    String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    return safe.isEmpty() ? "experiment" : safe;
  }

  private Map<String, @Nullable Object> template(SearchPath searchPath) {
    TreeSet<String> served = new TreeSet<>();
    for (Path candidate : templates(searchPath)) {
      Map<String, @Nullable Object> template = new ConfigFiles(searchPath).read(candidate).all();
      if (!(template.get(SERVES) instanceof Map<?, ?> conditions)) {
        throw new ConfigException(
            "%s: key '%s' is missing, expected e.g. {\"model_type\": \"VITS\"}"
                .formatted(candidate, SERVES));
      }
      if (conditions.entrySet().stream()
          .allMatch(entry -> isEqual(values.get((String) entry.getKey()), entry.getValue()))) {
        conditions.keySet().forEach(key -> read.add((String) key));
        return template;
      }
      served.add(Json.write(conditions));
    }
    throw new ConfigException(
        "%s: nothing here trains model_type '%s'%s; what can be trained is %s"
            .formatted(
                file,
                values.get(MODEL),
                Optional.ofNullable(values.get("model.generator"))
                    .map(generator -> " with generator '%s'".formatted(generator))
                    .orElse(""),
                served.isEmpty() ? "nothing" : String.join(", ", served)));
  }

  private static boolean isEqual(@Nullable Object found, @Nullable Object wanted) {
    return String.valueOf(found).equalsIgnoreCase(String.valueOf(wanted));
  }

  private static List<Path> templates(SearchPath searchPath) {
    List<Path> templates = new ArrayList<>();
    for (Path root : searchPath.roots()) {
      Path folder = root.resolve(TEMPLATES);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files.filter(f -> f.toString().endsWith(".json")).sorted().forEach(templates::add);
        } catch (IOException e) {
          throw new ConfigException("cannot list %s: %s".formatted(folder, Reason.of(e)));
        }
      }
    }
    return templates;
  }

  /** One stage per dataset, by the preprocessor of its name, and one that joins several. */
  private List<Map<String, Object>> corpus(SearchPath searchPath) {
    List<String> datasets = datasets();
    if (datasets.size() == 1) {
      return List.of(read(CORPUS, datasets.get(0), searchPath));
    }
    List<Map<String, Object>> stages = new ArrayList<>();
    Map<String, Object> parts = new LinkedHashMap<>();
    for (String dataset : datasets) {
      String name = CORPUS + "-" + id(dataset);
      stages.add(read(name, dataset, searchPath));
      parts.put(id(dataset), name);
    }
    stages.add(Map.of("name", CORPUS, "uses", "preprocessor/join", "in", parts));
    return stages;
  }

  private List<String> datasets() {
    List<String> datasets = new ArrayList<>();
    if (values.get(DATASETS) instanceof List<?> list) {
      list.stream().filter(String.class::isInstance).map(String.class::cast).forEach(datasets::add);
    }
    if (datasets.isEmpty()) {
      throw new ConfigException(
          "%s: found dataset %s, expected a list of names such as [\"LJSpeech\"]"
              .formatted(file, Json.write(values.get(DATASETS))));
    }
    return datasets;
  }

  private Map<String, Object> read(String stage, String dataset, SearchPath searchPath) {
    return Map.of(
        "name",
        stage,
        "uses",
        "preprocessor/" + id(dataset),
        "in",
        Map.of("folder", folder(dataset, searchPath)));
  }

  private static String id(String dataset) {
    return dataset.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** Amphion starts in {@code WORK_DIR}; a path of the command line is relative to here. */
  private String folder(String dataset, SearchPath searchPath) {
    String key = PATHS + "." + dataset;
    if (!(values.get(key) instanceof String path) || path.isBlank()) {
      throw new ConfigException(
          "%s: key '%s' is missing, expected the dataset's folder; --set %s=FOLDER gives it"
              .formatted(file, key, key));
    }
    Blanks.find(path, key)
        .ifPresent(
            blank -> {
              throw new ConfigException(
                  "%s: %s, or give it with --set %s=FOLDER".formatted(file, blank, key));
            });
    Path here = Path.of(path).toAbsolutePath().normalize();
    if (set.has(key) || Files.exists(here)) {
      return here.toString();
    }
    return searchPath.candidates(file.resolveSibling(""), path).stream()
        .filter(Files::exists)
        .findFirst()
        .orElse(here)
        .toString();
  }
}
