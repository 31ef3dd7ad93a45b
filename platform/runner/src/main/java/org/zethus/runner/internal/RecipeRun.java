package org.zethus.runner.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.runner.Plan;
import org.zethus.runner.PlannedStage;
import org.zethus.runner.RunListener;
import org.zethus.runner.RunOptions;
import org.zethus.runner.StageResult;
import org.zethus.workspace.Workbench;
import org.zethus.workspace.Workspace;

/** One run of a draft, while this process holds the workspace. */
final class RecipeRun {
  private final Draft draft;
  private final Workspace workspace;
  private final Workbench bench;
  private final RunOptions options;
  private final RunListener listener;
  private final CancelSignal cancel;

  RecipeRun(
      Draft draft,
      Workspace workspace,
      Workbench bench,
      RunOptions options,
      RunListener listener,
      CancelSignal cancel) {
    this.draft = draft;
    this.workspace = workspace;
    this.bench = bench;
    this.options = options;
    this.listener = listener;
    this.cancel = cancel;
  }

  /** {@return one result per stage, made or current} */
  List<StageResult> run() {
    Plan plan = draft.plan(workspace, options);
    listener.planned(plan);
    List<StageResult> results = new ArrayList<>();
    for (int i = 0; i < plan.stages().size(); i++) {
      cancel.throwIfCancelled();
      PlannedStage planned = plan.stages().get(i);
      Draft.Work work = draft.stages().get(i);
      StageResult result;
      if (planned.state() == PlannedStage.State.CURRENT) {
        Path artifact = workspace.artifact(planned.name());
        result = new StageResult(planned, artifact, false, ScoresFile.read(artifact));
      } else {
        listener.started(planned, i);
        result = made(planned, work);
      }
      results.add(result);
      listener.finished(result);
    }
    return results;
  }

  private StageResult made(PlannedStage planned, Draft.Work work) {
    String stage = planned.name();
    if (options.fresh()) {
      bench.discard(stage, work.from());
    }
    if (!bench.isComplete(stage, work.from())) {
      make(planned, work, bench.begin(stage, work.from()));
    }
    Path artifact = bench.finish(stage, work.from());
    return new StageResult(planned, artifact, true, ScoresFile.read(artifact));
  }

  private void make(PlannedStage planned, Draft.Work work, Path output) {
    CancelSignal stop = new CancelSignal(); // fires for the run, and for a plugin that is to leave
    ProgressMeter meter =
        new ProgressMeter(progress -> listener.progressed(planned, progress), System::nanoTime);
    try (CancelSignal.Registration forwarded = cancel.onCancel(stop::cancel)) {
      work.kind()
          .make(
              work.run(), new StageContext(work, workspace, output, options.device(), meter, stop));
    } catch (CancelledException e) {
      if (cancel.isCancelled()) {
        throw e;
      }
      throw failure(planned, "its plugin is being updated or removed; run again to go on", e);
    } catch (ZethusException e) {
      throw failure(planned, e.getMessage(), e);
    } catch (RuntimeException e) {
      throw failure(planned, "%s failed: %s".formatted(planned.uses(), e), e);
    }
  }

  private ZethusException failure(PlannedStage planned, @Nullable String message, Throwable cause) {
    String way =
        Workbench.isDiskFull(cause)
            ? ". The disk is full: free some space and run again, it goes on from there."
            : "";
    return new ZethusException(
        "recipe '%s', stage '%s': %s%s"
            .formatted(draft.recipe().id(), planned.name(), message, way),
        cause);
  }
}
