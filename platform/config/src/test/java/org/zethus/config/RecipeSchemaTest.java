package org.zethus.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.zethus.api.config.Json;
import org.zethus.api.recipe.Recipe;

/** The schema that editors use says what the reader says. */
class RecipeSchemaTest {
  private static final Path RECIPES = Path.of("../../recipes");

  private static Schema schema() throws IOException {
    try (InputStream text = Recipe.class.getResourceAsStream("recipe.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    }
  }

  private static List<String> problems(String json5) throws IOException {
    return schema().validate(Json.write(Json.parse(json5, "test")), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> acceptsAndRefuses() {
    String stage = "{name: 'a', uses: 'trainer/b', in: {audio: 'c'}, config: {}}";
    return Stream.of(
        DynamicTest.dynamicTest(
            "a recipe",
            () ->
                assertThat(problems("{recipe: 'a/b', seed: 1, x: {}, stages: [" + stage + "]}"))
                    .isEmpty()),
        DynamicTest.dynamicTest(
            "a variant",
            () -> assertThat(problems("{recipe: 'a', base_config: 'recipe.json'}")).isEmpty()),
        DynamicTest.dynamicTest(
            "a stage of the base",
            () ->
                assertThat(
                        problems("{recipe: 'a', base_config: 'b', stages: ['c', " + stage + "]}"))
                    .isEmpty()),
        DynamicTest.dynamicTest(
            "what is no stage's name",
            () -> assertThat(problems("{recipe: 'a', stages: ['c/d']}")).isNotEmpty()),
        DynamicTest.dynamicTest(
            "no id", () -> assertThat(problems("{stages: [" + stage + "]}")).isNotEmpty()),
        DynamicTest.dynamicTest(
            "no stages", () -> assertThat(problems("{recipe: 'a', stages: []}")).isNotEmpty()),
        DynamicTest.dynamicTest(
            "an unknown kind",
            () ->
                assertThat(problems("{recipe: 'a', stages: [{name: 'a', uses: 'maker/b'}]}"))
                    .isNotEmpty()),
        DynamicTest.dynamicTest(
            "an unknown key of a stage",
            () ->
                assertThat(
                        problems("{recipe: 'a', stages: [{name: 'a', uses: 'model/b', inn: {}}]}"))
                    .isNotEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyRecipeThatShipsIsValidAndReads() throws IOException {
    if (!Files.isDirectory(RECIPES)) {
      return Stream.empty();
    }
    RecipeReader reader = new RecipeReader(new SearchPath(List.of(RECIPES.resolve(".."))));
    try (Stream<Path> files = Files.walk(RECIPES)) {
      return files
          .filter(file -> file.toString().matches(".*/(recipe|tiny)[^/]*\\.json"))
          .sorted()
          .toList()
          .stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      RECIPES.relativize(file).toString(),
                      () -> {
                        assertThat(problems(Files.readString(file))).isEmpty();
                        assertThat(reader.read(file.toString(), Map.of()).recipe().stages())
                            .isNotEmpty();
                      }));
    }
  }
}
