package org.zethus.runner;

import java.nio.file.Path;
import java.util.List;

/**
 * What a recipe comes to.
 *
 * @param recipe its id
 * @param workspace where its artifacts are kept
 * @param stages in the order they are made
 * @param warnings what a person may want to know before it starts
 */
public record Plan(
    String recipe, Path workspace, List<PlannedStage> stages, List<String> warnings) {
  public Plan {
    stages = List.copyOf(stages);
    warnings = List.copyOf(warnings);
  }
}
