package org.zethus.runner.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.recipe.Stage;
import org.zethus.config.RecipeFile;
import org.zethus.config.RecipeReader;
import org.zethus.config.SearchPath;
import org.zethus.hub.Hub;
import org.zethus.registry.Registry;
import org.zethus.runner.Plan;
import org.zethus.runner.RecipeRunner;
import org.zethus.runner.RunListener;
import org.zethus.runner.RunOptions;
import org.zethus.runner.StageResult;
import org.zethus.workspace.Digests;
import org.zethus.workspace.Workbench;
import org.zethus.workspace.Workspace;

/** Reads, plans and runs recipes with what the registry has. */
@Component
public final class DefaultRecipeRunner implements RecipeRunner {
  private static final Path WORKSPACES = Path.of("workspace");

  private final RecipeReader reader;
  private final Planner planner;

  @Activate
  public DefaultRecipeRunner(@Reference Registry registry) {
    this(registry, SearchPath.ofEnvironment(), Hub.ofEnvironment());
  }

  DefaultRecipeRunner(Registry registry, SearchPath searchPath, Hub hub) {
    this.reader = new RecipeReader(searchPath);
    Map<String, StageKind> kinds =
        Stream.of(
                new PreprocessorKind(registry),
                new TrainerKind(registry),
                new ModelKind(registry),
                new VocoderKind(registry),
                new CodecKind(registry),
                new RecogniserKind(registry),
                new EmbedderKind(registry),
                new EvaluatorKind(registry))
            .collect(Collectors.toMap(StageKind::name, Function.identity()));
    this.planner = new Planner(registry, hub, kinds);
  }

  @Override
  public Plan plan(String recipe, RunOptions options) {
    RecipeFile file = reader.read(recipe, options.overrides());
    Workspace workspace = workspace(file, options);
    return planner.draft(file, options.toStage(), new Digests(workspace)).plan(workspace, options);
  }

  @Override
  public Set<String> variables(String recipe, RunOptions options) {
    return reader.read(recipe, options.overrides()).variables();
  }

  @Override
  public List<StageResult> run(
      String recipe, RunOptions options, RunListener listener, CancelSignal cancel) {
    RecipeFile file = reader.read(recipe, options.overrides());
    Workspace workspace = workspace(file, options);
    Digests digests = new Digests(workspace);
    Draft draft = planner.draft(file, options.toStage(), digests);
    try (Workbench bench = workspace.lock(draft.keys().keySet())) {
      digests.save();
      bench.keepOnly(file.recipe().stages().stream().map(Stage::name).toList());
      return new RecipeRun(draft, workspace, bench, options, listener, cancel).run();
    }
  }

  private static Workspace workspace(RecipeFile file, RunOptions options) {
    Path folder = options.workspace();
    return new Workspace(folder == null ? WORKSPACES.resolve(file.recipe().id()) : folder);
  }
}
