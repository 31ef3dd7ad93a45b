package org.zethus.runner.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.recipe.Recipe;
import org.zethus.api.recipe.Stage;

/** The order in which stages are made: each after what it reads, else as in the file. */
final class StageOrder {
  private final Recipe recipe;
  private final Map<String, Stage> byName = new LinkedHashMap<>();
  private final List<Stage> ordered = new ArrayList<>();
  private final Set<String> placed = new HashSet<>();
  private final List<String> path = new ArrayList<>();

  private StageOrder(Recipe recipe) {
    this.recipe = recipe;
    recipe.stages().forEach(stage -> byName.put(stage.name(), stage));
  }

  /**
   * {@return the stages that {@code toStage} needs, and itself; all where it is null}
   *
   * @throws ZethusException if there is no such stage, or stages read each other in a circle
   */
  static List<Stage> of(Recipe recipe, @Nullable String toStage) {
    StageOrder order = new StageOrder(recipe);
    recipe.stages().forEach(order::place); // all of them, so that a circle is found wherever it is
    if (toStage == null) {
      return order.ordered;
    }
    Stage last = order.byName.get(toStage);
    if (last == null) {
      throw new ZethusException(
          "recipe '%s' has no stage '%s'; it has %s"
              .formatted(recipe.id(), toStage, String.join(", ", order.byName.keySet())));
    }
    order.ordered.clear();
    order.placed.clear();
    order.place(last);
    return order.ordered;
  }

  private void place(Stage stage) {
    if (placed.contains(stage.name())) {
      return;
    }
    boolean circle = path.contains(stage.name());
    path.add(stage.name());
    if (circle) {
      throw new ZethusException(
          "recipe '%s': stages read each other in a circle: %s"
              .formatted(
                  recipe.id(),
                  String.join(" <- ", path.subList(path.indexOf(stage.name()), path.size()))));
    }
    for (String input : stage.in().values()) {
      Stage before = byName.get(Input.firstName(input));
      if (before != null) {
        place(before);
      }
    }
    path.remove(path.size() - 1);
    placed.add(stage.name());
    ordered.add(stage);
  }
}
