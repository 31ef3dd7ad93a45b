package org.zethus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Config;
import org.zethus.api.config.Json;
import org.zethus.api.recipe.Stage;

/**
 * What Amphion's own loader made of each of its config files, and what ours makes of them. The
 * values were recorded; the files are read from a checkout, {@code -Damphion.root=DIR}.
 */
class AmphionConfigsTest {
  private static final String ROOT = "amphion.root";

  private static final String SERVED =
      "egs/tts/(FastSpeech2|VITS|Jets)/exp_config.json|egs/vocoder/(gan|diffusion)/.*/exp_config.json";

  @TempDir Path folder;

  private static Map<String, @Nullable Object> recorded() throws IOException {
    try (InputStream in = AmphionConfigsTest.class.getResourceAsStream("amphion-configs.json.gz");
        InputStream text = new GZIPInputStream(in)) {
      return Config.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8), "recorded")
          .asMap();
    }
  }

  @Test
  void filesOfACheckoutWereRecorded() throws IOException {
    String root = System.getProperty(ROOT, "");
    assumeTrue(!root.isEmpty(), "no Amphion checkout: -D" + ROOT + "=DIR names one");
    try (Stream<Path> files = Files.walk(Path.of(root))) {
      List<String> names =
          files
              .map(file -> Path.of(root).relativize(file).toString())
              .filter(name -> name.matches("config/.*\\.json|egs/.*/exp_config[^/]*\\.json"))
              .toList();
      assertThat(recorded().keySet()).isNotEmpty().containsAll(names);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFileOfACheckoutResolvesAsAmphionResolvesIt() throws IOException {
    String root = System.getProperty(ROOT, "");
    return recorded().keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      assumeTrue(!root.isEmpty(), "no Amphion checkout: -D" + ROOT + "=DIR");
                      SearchPath workDir = new SearchPath(Optional.of(Path.of(root)), List.of());
                      assertResolves(workDir, Path.of(root, name), name);
                    }));
  }

  @Test
  void ourBaseConfigsResolveToTheSameValuesFromTheProductsRoot() throws IOException {
    SearchPath root = new SearchPath(List.of(Path.of("../..")));
    for (String name : List.of("base", "tts", "fs2", "vits", "jets", "vocoder")) {
      Path experiment = folder.resolve(name + ".json");
      Files.writeString(experiment, "{\"base_config\": \"config/%s.json\"}".formatted(name));
      assertResolves(root, experiment, "config/%s.json".formatted(name));
    }
  }

  @TestFactory
  Stream<DynamicTest> experimentsOfTheModelsHereBecomeRecipes() throws IOException {
    Map<String, @Nullable Object> recorded = recorded();
    return recorded.keySet().stream()
        .filter(name -> name.matches(SERVED))
        .map(name -> DynamicTest.dynamicTest(name, () -> assertServed(name, recorded.get(name))));
  }

  private void assertServed(String name, @Nullable Object values) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Map<String, @Nullable Object> experiment = Trees.object((Map<?, ?>) values);
    experiment.remove("base_config"); // these are the values with it
    Files.writeString(file, Json.write(experiment));
    RecipeReader reader = new RecipeReader(new SearchPath(List.of(Path.of("../.."))));
    RecipeFile recipe =
        reader.read(
            file.toString(), Map.of("dataset", "[\"LJSpeech\"]", "dataset_path.LJSpeech", "lj"));
    assertThat(recipe.recipe().stages())
        .extracting(Stage::uses)
        .startsWith("preprocessor/ljspeech")
        .anyMatch(uses -> uses.startsWith("trainer/"));
    for (Stage stage : recipe.recipe().stages()) {
      assertThat(Blanks.find(stage.config(), stage.name())).isEmpty();
    }
  }

  private static void assertResolves(SearchPath searchPath, Path file, String name)
      throws IOException {
    Map<String, @Nullable Object> found = flat(new ConfigFiles(searchPath).read(file).all());
    Map<String, @Nullable Object> expected = flat((Map<?, ?>) recorded().get(name));
    expected.remove("base_config"); // ours has done its work
    assertThat(found).isEqualTo(expected);
  }

  /** Numbers as doubles, since 1.0 is 1; by dotted keys, so that a difference is named. */
  private static Map<String, @Nullable Object> flat(Map<?, ?> tree) {
    Map<String, @Nullable Object> flat = new TreeMap<>();
    new Object() {
      void add(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
          map.forEach((key, item) -> add(path.isEmpty() ? "" + key : path + "." + key, item));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
          for (int i = 0; i < list.size(); i++) {
            add(path + "[" + i + "]", list.get(i));
          }
        } else {
          flat.put(path, value instanceof Number number ? (Object) number.doubleValue() : value);
        }
      }
    }.add("", tree);
    return flat;
  }
}
