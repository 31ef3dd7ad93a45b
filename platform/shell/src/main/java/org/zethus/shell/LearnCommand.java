package org.zethus.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Json;
import org.zethus.api.data.Manifest;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.LearnArguments;
import org.zethus.install.Installer;
import org.zethus.install.Offer;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;
import org.zethus.runner.RecipeRunner;
import org.zethus.runner.RunOptions;
import org.zethus.runner.StageResult;

/** Runs the recipe that learns a voice from recordings, and installs the voice. */
@Component(service = Command.class)
@ZethusCommand("learn")
public final class LearnCommand implements Command<LearnArguments> {
  /** The file of a manifest that is a plugin to install. */
  private static final String BUNDLE = "bundle";

  /** The recipe's variables that say where the recordings are, and what to call the voice. */
  private static final String DATA = "data";

  private static final String NAME = "name";

  private final RecipeRunner runner;
  private final Installer installer;
  private final Registry registry;

  @Activate
  public LearnCommand(
      @Reference RecipeRunner runner,
      @Reference Installer installer,
      @Reference Registry registry) {
    this.runner = runner;
    this.installer = installer;
    this.registry = registry;
  }

  @Override
  public boolean savesState() {
    return true;
  }

  @Override
  public void run(LearnArguments arguments, Call call) {
    RunOptions options = options(arguments);
    requireThatItLearns(arguments.recipe, options);
    List<StageResult> results;
    try (RunProgress progress = new RunProgress(call.console())) {
      results = runner.run(arguments.recipe, options, progress, call.cancel());
    }
    StageTable.print(results, call.out());
    Path jar =
        results.stream()
            .flatMap(result -> bundle(result.folder()))
            .findFirst()
            .orElseThrow(
                () ->
                    new ZethusException(
                        "recipe '%s' makes no voice: none of its stages is preprocessor/voice-bundle"
                            .formatted(arguments.recipe)));
    install(installer.offer(jar.toString()), arguments.name, call);
  }

  private static RunOptions options(LearnArguments arguments) {
    if (!arguments.name.matches("[a-z0-9][a-z0-9-]*")) {
      throw new ZethusException(
          "need a --name of lower-case letters, digits and '-', found '%s'"
              .formatted(arguments.name));
    }
    Map<String, String> set = new LinkedHashMap<>();
    set.put(DATA, arguments.recordings.toAbsolutePath().toString());
    set.put(NAME, Json.write(arguments.name));
    set.putAll(arguments.set);
    Path workspace =
        arguments.workspace == null
            ? Path.of("workspace", "voices", arguments.name)
            : arguments.workspace;
    return new RunOptions(
        null, set, workspace, arguments.fresh, false, Device.parse(arguments.device));
  }

  private void requireThatItLearns(String recipe, RunOptions options) {
    if (!runner.variables(recipe, options).containsAll(List.of(DATA, NAME))) {
      throw new ZethusException(
          "recipe '%s' does not learn a voice from recordings: expected ${data}, their folder, and ${name}, the voice's id, in it, as in tts/own-voice. `zethus run` makes what it lists."
              .formatted(recipe));
    }
  }

  private static Stream<Path> bundle(Path artifact) {
    if (!Files.exists(artifact.resolve(Manifest.FILE))) {
      return Stream.empty();
    }
    Manifest manifest = Manifest.read(artifact);
    return manifest.utterances().stream()
        .filter(utterance -> utterance.files().containsKey(BUNDLE))
        .map(utterance -> manifest.file(utterance, BUNDLE));
  }

  private void install(Offer offer, String name, Call call) {
    Optional<PluginInfo> before =
        registry.plugins().stream()
            .filter(plugin -> plugin.bundle().equals(offer.bundle()))
            .findFirst();
    if (before.isEmpty()) {
      Offers.report("installed", installer.install(List.of(offer)), call.out());
    } else if (before.get().version().equals(offer.version())) {
      call.out().printf("voice/%s %s is installed already%n", name, offer.version());
    } else {
      Offers.report("updated", installer.update(List.of(offer)), call.out());
    }
    call.out().printf("try it: zethus say --voice %s \"Hello.\"%n", name);
  }
}
