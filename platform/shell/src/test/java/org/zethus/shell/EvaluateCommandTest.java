package org.zethus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.EvaluateArguments;
import org.zethus.command.UsageException;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.registry.Lease;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;
import org.zethus.runner.Plan;
import org.zethus.runner.PlannedStage;
import org.zethus.runner.RecipeRunner;
import org.zethus.runner.RunListener;
import org.zethus.runner.RunOptions;
import org.zethus.runner.StageResult;

class EvaluateCommandTest {
  @TempDir Path folder;
  private final List<PluginInfo> installed = new ArrayList<>();

  @BeforeEach
  void record() throws IOException {
    for (String name : List.of("reference", "generated")) {
      AudioFiles.write(folder.resolve(name + "/a.wav"), Waveform.mono(8000, new float[800]));
    }
  }

  /** An evaluator that looks at what its name says. */
  private record Named(Material material) implements EvaluatorPlugin {
    @Override
    public Evaluator open(RunContext context) {
      throw new UnsupportedOperationException();
    }
  }

  private record Lent(EvaluatorPlugin get) implements Lease<EvaluatorPlugin> {
    @Override
    public PluginInfo plugin() {
      return info("evaluator", "any");
    }

    @Override
    public CancelSignal leaving() {
      return new CancelSignal();
    }

    @Override
    public void close() {}
  }

  private static PluginInfo info(String kind, String id) {
    return new PluginInfo(kind, id, "", "1", "b", 1, PluginInfo.State.READY, "");
  }

  private Registry registry() {
    return (Registry)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Registry.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "plugins" -> installed;
                  case "lease" ->
                      new Lent(
                          new Named(
                              switch ((String) arguments[1]) {
                                case "wer" -> EvaluatorPlugin.Material.TRANSCRIPT;
                                case "frechet" -> EvaluatorPlugin.Material.EMBEDDING;
                                default -> EvaluatorPlugin.Material.AUDIO;
                              }));
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** Finds 1 in every stage of the recipe that scores. */
  private static final class OneEverywhere implements RecipeRunner {
    @Override
    public Plan plan(String recipe, RunOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> variables(String recipe, RunOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<StageResult> run(
        String recipe, RunOptions options, RunListener listener, CancelSignal cancel) {
      List<StageResult> results = new ArrayList<>();
      for (Config stage : stages(Path.of(recipe))) {
        String name = String.valueOf(stage.get("name"));
        String uses = String.valueOf(stage.get("uses"));
        Scores scores =
            new Scores("ones", List.of(new Scores.Item("a", Map.of("one", 1.0))), Map.of());
        results.add(
            new StageResult(
                new PlannedStage(name, uses, PlannedStage.State.TO_MAKE, "key", ""),
                Objects.requireNonNull(options.workspace()).resolve(name),
                true,
                uses.startsWith("evaluator/") ? Optional.of(scores) : Optional.empty()));
      }
      return results;
    }
  }

  private static List<Config> stages(Path recipe) {
    try {
      Config config = Config.parse(Files.readString(recipe), "recipe");
      return ((List<?>) Objects.requireNonNull(config.get("stages")))
          .stream()
              .map(
                  stage -> {
                    Map<String, Object> values = new LinkedHashMap<>();
                    ((Map<?, ?>) stage).forEach((key, value) -> values.put((String) key, value));
                    return Config.of(values, "stage");
                  })
              .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private EvaluateArguments arguments(String... metrics) {
    EvaluateArguments arguments = new EvaluateArguments();
    arguments.reference = folder.resolve("reference");
    arguments.generated = folder.resolve("generated");
    arguments.output = folder.resolve("report");
    arguments.metrics = List.of(metrics);
    return arguments;
  }

  private String run(EvaluateArguments arguments) {
    TestConsole console = new TestConsole();
    new EvaluateCommand(new OneEverywhere(), registry())
        .run(arguments, new Call(console, new CancelSignal()));
    return console.printed();
  }

  @Test
  void metricsBecomeARecipeAndAReport() throws IOException {
    EvaluateArguments arguments = arguments("mcd", "stft");
    arguments.align = "cut";
    arguments.sampleRate = 8000;
    assertThat(run(arguments)).contains("evaluator/mcd", "index.html");
    Path report = folder.resolve("report");
    Config recipe = Config.parse(Files.readString(report.resolve("recipe.json")), "recipe");
    assertThat(recipe.get("compare.align")).isEqualTo("cut");
    assertThat(recipe.get("compare.sample_rate")).hasToString("8000");
    assertThat(stages(report.resolve("recipe.json")))
        .extracting(stage -> stage.get("uses"))
        .containsExactly("evaluator/mcd", "evaluator/stft");
    assertThat(Files.readString(report.resolve("items.csv"))).contains("id,mcd.one,stft.one");
  }

  @Test
  void whatAMetricLooksAtIsMadeFirst() {
    installed.add(info("embedder", "levels"));
    EvaluateArguments arguments = arguments("frechet", "wer");
    arguments.recogniser = "ears";
    arguments.recogniserCheckpoint = folder.toString();
    run(arguments);
    List<Config> stages = stages(folder.resolve("report/recipe.json"));
    assertThat(stages)
        .extracting(stage -> stage.get("name"))
        .containsExactly("heard", "reference_vectors", "generated_vectors", "frechet", "wer");
    assertThat(stages.get(0).get("in.checkpoint")).isEqualTo(folder.toString());
    assertThat(stages.get(3).get("in.generated")).isEqualTo("generated_vectors");
    assertThat(stages.get(4).get("in.generated")).isEqualTo("heard");
    assertThat(stages.get(4).get("in.reference")).isEqualTo("reference");
  }

  @Test
  void aMetricGetsItsCheckpoint() {
    EvaluateArguments arguments = arguments("mcd", "dnsmos");
    arguments.checkpoints.put("dnsmos", folder.toString());
    run(arguments);
    List<Config> stages = stages(folder.resolve("report/recipe.json"));
    assertThat(stages.get(0).get("in.checkpoint")).isNull();
    assertThat(stages.get(1).get("in.checkpoint")).isEqualTo(folder.toString());
    arguments.checkpoints.put("stft", folder.toString());
    assertThatThrownBy(() -> run(arguments))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("--checkpoint stft", "mcd, dnsmos");
    arguments.checkpoints.remove("stft");
    arguments.checkpoints.put("dnsmos", "no/such");
    assertThatThrownBy(() -> run(arguments))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("dnsmos", "'no/such'");
  }

  @Test
  void whoListensMustBeSaidWhereSeveralCould() {
    assertThatThrownBy(() -> run(arguments("wer")))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("--recogniser", "installed are none");
    installed.add(info("recogniser", "one"));
    installed.add(info("recogniser", "two"));
    assertThatThrownBy(() -> run(arguments("wer")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("one, two");
  }
}
