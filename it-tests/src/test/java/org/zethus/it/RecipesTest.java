package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.config.RecipeFile;
import org.zethus.config.RecipeReader;
import org.zethus.config.SearchPath;

/** The recipes that ship: their plugins are there, and some stage reads each of their keys. */
class RecipesTest {
  private static final String INPUTS = "inputs";

  @TempDir Path folder;

  @Test
  void everyRecipeCanBePlanned() throws IOException {
    Product zethus = new Product(folder);
    Files.createDirectories(zethus.work().resolve(INPUTS));
    RecipeReader reader = new RecipeReader(new SearchPath(List.of(Product.folder())));
    List<String> plans = new ArrayList<>();
    for (String id : reader.ids()) {
      plans.add(plan(id, reader));
      if (Files.exists(Product.folder().resolve("recipes").resolve(id).resolve("tiny.json"))) {
        plans.add(plan(id + "/tiny", reader));
      }
    }
    assertThat(plans).isNotEmpty();
    Product.Result planned = zethus.run("exec", String.join("; ", plans));
    assertThat(planned.code()).as(planned.err()).isZero();
    assertThat(planned.messages()).isEmpty();
  }

  /** {@return the command, which says where all is that the recipe leaves to the person} */
  private static String plan(String id, RecipeReader reader) {
    RecipeFile file = reader.read(id, Map.of());
    return file.variables().stream()
        .filter(name -> file.recipe().config().get(name) == null)
        .sorted()
        .map(name -> " --set %s=%s".formatted(name, INPUTS))
        .collect(Collectors.joining("", "plan " + id, ""));
  }
}
