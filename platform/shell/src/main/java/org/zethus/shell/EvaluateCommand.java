package org.zethus.shell;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.data.Manifest;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.evaluator.EvaluatorPlugin.Material;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.EvaluateArguments;
import org.zethus.command.UsageException;
import org.zethus.registry.Lease;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;
import org.zethus.runner.RecipeRunner;
import org.zethus.runner.RunOptions;
import org.zethus.runner.StageResult;
import org.zethus.shell.report.EvaluationRecipe;
import org.zethus.shell.report.EvaluationRecipe.Listener;
import org.zethus.shell.report.Report;
import org.zethus.shell.report.SoundFolder;

/**
 * Scores sound files: copies them into the report's folder, writes a recipe of evaluators beside
 * them, runs it, and shows what it found.
 */
@Component(service = Command.class)
@ZethusCommand("evaluate")
public final class EvaluateCommand implements Command<EvaluateArguments> {
  private static final String RECIPE = "recipe.json";

  private final RecipeRunner runner;
  private final Registry registry;

  @Activate
  public EvaluateCommand(@Reference RecipeRunner runner, @Reference Registry registry) {
    this.runner = runner;
    this.registry = registry;
  }

  @Override
  public boolean savesState() {
    return true;
  }

  @Override
  public void run(EvaluateArguments arguments, Call call) {
    EvaluationRecipe recipe = recipe(arguments); // first: it may be wrong, and copying takes time
    Path folder = arguments.output.toAbsolutePath();
    Manifest reference =
        SoundFolder.copy(
            arguments.reference, folder.resolve(EvaluationRecipe.REFERENCE), call.cancel());
    Manifest generated =
        SoundFolder.copy(
            arguments.generated, folder.resolve(EvaluationRecipe.GENERATED), call.cancel());
    String json = Json.writePretty(recipe.toJson(compare(arguments)));
    AtomicFiles.write(folder.resolve(RECIPE), json.getBytes(StandardCharsets.UTF_8));
    List<StageResult> results;
    try (RunProgress progress = new RunProgress(call.console())) {
      results =
          runner.run(
              folder.resolve(RECIPE).toString(),
              options(arguments, folder),
              progress,
              call.cancel());
    }
    Map<String, Scores> scores = new LinkedHashMap<>();
    for (String metric : arguments.metrics) {
      results.stream()
          .filter(result -> result.stage().name().equals(metric))
          .forEach(result -> result.scores().ifPresent(found -> scores.put(metric, found)));
    }
    new Report(reference, generated, scores).write(folder);
    StageTable.print(results, call.out());
    call.out().println("report: " + folder.resolve("index.html"));
  }

  private EvaluationRecipe recipe(EvaluateArguments arguments) {
    requireMetrics(arguments);
    Map<String, Material> metrics = new LinkedHashMap<>();
    for (String metric : arguments.metrics) {
      try (Lease<EvaluatorPlugin> plugin = registry.lease(EvaluatorPlugin.class, metric)) {
        metrics.put(metric, plugin.get().material());
      }
    }
    EvaluationRecipe recipe = new EvaluationRecipe();
    if (metrics.containsValue(Material.TRANSCRIPT)) {
      recipe.recognise(
          listener("recogniser", arguments.recogniser, arguments.recogniserCheckpoint));
    }
    if (metrics.containsValue(Material.EMBEDDING)) {
      recipe.embed(listener("embedder", arguments.embedder, arguments.embedderCheckpoint));
    }
    metrics.forEach(
        (metric, material) ->
            recipe.score(metric, material, place(metric, arguments.checkpoints.get(metric))));
    return recipe;
  }

  private static void requireMetrics(EvaluateArguments arguments) {
    for (String id : arguments.checkpoints.keySet()) {
      if (!arguments.metrics.contains(id)) {
        throw new UsageException(
            "--checkpoint %s=…: '%s' is none of the metrics asked for, %s"
                .formatted(id, id, String.join(", ", arguments.metrics)));
      }
    }
  }

  private Listener listener(String kind, @Nullable String id, @Nullable String checkpoint) {
    return new Listener(id == null ? theOnly(kind) : id, place(kind, checkpoint));
  }

  /** {@return a checkpoint's folder; empty where none is given} */
  private static String place(String whose, @Nullable String checkpoint) {
    return checkpoint == null
        ? ""
        : Places.find(checkpoint)
            .orElseThrow(
                () ->
                    new ZethusException(
                        "no checkpoint of %s at '%s': expected its folder, or `zethus pull` it first"
                            .formatted(whose, checkpoint)))
            .toAbsolutePath()
            .toString();
  }

  private String theOnly(String kind) {
    Set<String> ids = new LinkedHashSet<>();
    for (PluginInfo plugin : registry.plugins()) {
      if (plugin.kind().equals(kind)) {
        ids.add(plugin.id());
      }
    }
    if (ids.size() != 1) {
      throw new UsageException(
          "a metric needs a %s: say which with --%s; installed are %s"
              .formatted(kind, kind, ids.isEmpty() ? "none" : String.join(", ", ids)));
    }
    return ids.iterator().next();
  }

  private static Map<String, Object> compare(EvaluateArguments arguments) {
    Map<String, Object> compare = new LinkedHashMap<>();
    if (arguments.align != null) {
      compare.put("align", arguments.align);
    }
    if (arguments.sampleRate != null) {
      compare.put("sample_rate", arguments.sampleRate);
    }
    if (arguments.loudness != null) {
      compare.put("loudness", arguments.loudness);
    }
    return compare;
  }

  private static RunOptions options(EvaluateArguments arguments, Path folder) {
    return new RunOptions(
        null,
        arguments.set,
        folder.resolve("scores"),
        arguments.fresh,
        false,
        Device.parse(arguments.device));
  }
}
