package org.zethus.runner.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.config.Config;
import org.zethus.api.recipe.Recipe;
import org.zethus.api.recipe.Stage;
import org.zethus.runner.Plan;
import org.zethus.runner.PlannedStage;
import org.zethus.runner.RunOptions;
import org.zethus.workspace.Provenance;
import org.zethus.workspace.Status;
import org.zethus.workspace.Workspace;

/**
 * What a recipe comes to, whatever is in the workspace.
 *
 * @param stages in the order they are made
 * @param warnings for the one who runs it
 */
record Draft(Recipe recipe, List<Work> stages, List<String> warnings) {

  /**
   * One stage, ready to be made.
   *
   * @param run what its kind needs to know
   * @param inputs by role
   * @param config the recipe's with the stage's own over it
   * @param from all that the artifact follows from
   */
  record Work(
      Stage stage,
      StageKind kind,
      StageKind.StageRun run,
      Map<String, Input> inputs,
      Config config,
      Provenance from) {}

  /** {@return the keys by stage} */
  Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    stages.forEach(work -> keys.put(work.stage().name(), work.from().key()));
    return keys;
  }

  /** {@return the plan: the draft beside what is in the workspace} */
  Plan plan(Workspace workspace, RunOptions options) {
    return new Plan(
        recipe.id(),
        workspace.folder(),
        stages.stream().map(work -> planned(work, workspace, options)).toList(),
        warnings);
  }

  private static PlannedStage planned(Work work, Workspace workspace, RunOptions options) {
    Status status =
        options.fresh()
            ? new Status(Status.State.ABSENT, "asked for again")
            : workspace.status(work.stage().name(), work.from(), options.verify());
    PlannedStage.State state =
        switch (status.state()) {
          case CURRENT -> PlannedStage.State.CURRENT;
          case BEGUN -> PlannedStage.State.RESUMABLE;
          case ABSENT -> PlannedStage.State.TO_MAKE;
        };
    return new PlannedStage(
        work.stage().name(), work.stage().uses(), state, work.from().key(), status.reason());
  }
}
