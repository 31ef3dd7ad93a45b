package org.zethus.runner.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Device;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.config.SearchPath;
import org.zethus.hub.Hub;
import org.zethus.runner.Plan;
import org.zethus.runner.PlannedStage;
import org.zethus.runner.RunListener;
import org.zethus.runner.RunOptions;
import org.zethus.runner.StageResult;

/** A folder with a recipe, its inputs and workspaces, and a runner over fakes. */
final class House {
  /** From text to scores through every kind of stage. */
  static final String RECIPE =
      """
      {
        recipe: "tts/fake", base_config: "base.json", seed: 3, text: "text.txt",
        preprocess: { sample_rate: 8000, n_fft: 256, win_size: 256, hop_size: 80 },
        stages: [
          { name: "scores", uses: "evaluator/longer", in: { reference: "copied", generated: "spoken" } },
          { name: "corpus", uses: "preprocessor/lines", in: { text: "${text}" } },
          { name: "mels", uses: "preprocessor/mels", in: { utterances: "corpus" } },
          { name: "acoustic", uses: "trainer/talker", in: { utterances: "corpus" } },
          { name: "vocoder", uses: "trainer/square", in: { mel: "mels" }, config: { train: { max_steps: 3 } } },
          { name: "spoken", uses: "model/talker",
            in: { checkpoint: "acoustic", utterances: "corpus", vocoder: "vocoder" } },
          { name: "copied", uses: "vocoder/square", in: { checkpoint: "vocoder", mel: "mels" } },
        ]
      }
      """;

  private static final String BASE =
      "{preprocess: {n_mel: 10, fmin: 0, fmax: 4000, extract_mel: true}, task_type: 'tts'}";

  final Path folder;
  final FakeRegistry registry = FakeRegistry.withFakes();

  House(Path folder) throws IOException {
    this.folder = folder;
    registry.add(PreprocessorPlugin.class, "mels", new MelsOfTexts.Plugin());
    write("recipe.json", RECIPE);
    write("base.json", BASE);
    write("text.txt", "One sentence of text. And one more.\nAnother line.\n");
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  DefaultRecipeRunner runner() {
    return new DefaultRecipeRunner(
        registry, new SearchPath(List.of(folder)), new Hub(folder.resolve("hub")));
  }

  Path workspace(String name) {
    return folder.resolve("workspaces").resolve(name);
  }

  RunOptions options(String workspace, Map<String, String> overrides) {
    return new RunOptions(null, overrides, workspace(workspace), false, false, Device.CPU);
  }

  RunOptions to(@Nullable String stage, boolean fresh) {
    return new RunOptions(stage, Map.of(), workspace("ws"), fresh, false, Device.CPU);
  }

  Plan plan(Map<String, String> overrides) {
    return runner().plan(recipe(), options("ws", overrides));
  }

  List<StageResult> run(String workspace) {
    return run(workspace, RunListener.NONE);
  }

  List<StageResult> run(String workspace, RunListener listener) {
    return runner().run(recipe(), options(workspace, Map.of()), listener, new CancelSignal());
  }

  String recipe() {
    return folder.resolve("recipe.json").toString();
  }

  static Map<String, PlannedStage.State> states(Plan plan) {
    Map<String, PlannedStage.State> states = new LinkedHashMap<>();
    plan.stages().forEach(stage -> states.put(stage.name(), stage.state()));
    return states;
  }

  /** {@return the bytes of all files of a workspace, the memory of digests aside} */
  Map<String, String> contents(String workspace) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    Path root = workspace(workspace);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("digests.json")) {
          contents.put(
              root.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return contents;
  }
}
