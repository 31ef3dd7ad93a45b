package org.zethus.runner.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.recipe.Recipe;
import org.zethus.api.recipe.Stage;
import org.zethus.api.vocoder.VocoderPlugin;
import org.zethus.config.Blanks;
import org.zethus.config.RecipeFile;
import org.zethus.hub.Hub;
import org.zethus.registry.Registry;
import org.zethus.workspace.Digests;
import org.zethus.workspace.Provenance;

/** Turns a recipe into a draft, or says what is wrong with it. Makes and writes nothing. */
final class Planner {
  private final Registry registry;
  private final Hub hub;
  private final Map<String, StageKind> kinds;

  Planner(Registry registry, Hub hub, Map<String, StageKind> kinds) {
    this.registry = registry;
    this.hub = hub;
    this.kinds = kinds;
  }

  /**
   * {@return what the recipe comes to}
   *
   * @param toStage the last stage wanted; null for all
   * @throws ZethusException if it cannot be followed
   */
  Draft draft(RecipeFile file, @Nullable String toStage, Digests digests) {
    Recipe recipe = file.recipe();
    List<Stage> wanted = StageOrder.of(recipe, toStage);
    Map<String, StageFacts> facts = new HashMap<>();
    Map<String, Set<Class<? extends Record>>> types = new HashMap<>();
    for (Stage stage : recipe.stages()) {
      StageFacts found = located(recipe, stage, () -> facts(stage));
      facts.put(stage.name(), found);
      types.put(stage.name(), Set.copyOf(found.configTypes()));
    }
    List<String> warnings = new KeyCheck(file, types).warnings();
    Inputs inputs = new Inputs(file, hub);
    Map<String, String> keys = new HashMap<>();
    List<Draft.Work> works = new ArrayList<>();
    for (Stage stage : wanted) {
      Map<String, Input> in = inputs.of(stage);
      Draft.Work work =
          work(
              file,
              stage,
              Objects.requireNonNull(facts.get(stage.name())),
              in,
              inputKeys(in, keys, digests));
      keys.put(stage.name(), work.from().key());
      works.add(work);
    }
    return new Draft(recipe, works, warnings);
  }

  /** What the plugins say about a stage. */
  private record StageFacts(
      StageKind kind, String id, String version, List<Class<? extends Record>> configTypes) {}

  private StageFacts facts(Stage stage) {
    int slash = stage.uses().indexOf('/');
    String id = stage.uses().substring(slash + 1);
    StageKind kind = kinds.get(stage.uses().substring(0, slash));
    if (kind == null) {
      throw new ZethusException(
          "no kind '%s'; the kinds are %s"
              .formatted(
                  stage.uses().substring(0, slash),
                  String.join(", ", new TreeSet<>(kinds.keySet()))));
    }
    requireRoles(kind, stage.in().keySet());
    Plugins.Facts plugin = Plugins.facts(registry, kind.plugin(), id);
    List<Class<? extends Record>> types = new ArrayList<>(kind.configTypes());
    types.add(plugin.config());
    return new StageFacts(kind, id, plugin.version(), types);
  }

  private static void requireRoles(StageKind kind, Set<String> given) {
    kind.roles()
        .ifPresent(
            roles -> {
              Set<String> known = new TreeSet<>(roles.needed());
              known.addAll(roles.others());
              if (!given.containsAll(roles.needed()) || !known.containsAll(given)) {
                throw new ZethusException(
                    "found 'in' with %s, expected %s of %s"
                        .formatted(
                            given,
                            new TreeSet<>(roles.needed()),
                            known.equals(roles.needed()) ? "them" : known));
              }
            });
  }

  private Draft.Work work(
      RecipeFile file,
      Stage stage,
      StageFacts facts,
      Map<String, Input> inputs,
      Map<String, String> inputKeys) {
    Config config = file.configOf(stage);
    boolean speaks = // others may have a vocoder's checkpoint among their inputs and not use it
        facts.kind().roles().filter(r -> r.others().contains(VocoderChoice.ROLE)).isPresent();
    String vocoder = speaks ? VocoderChoice.of(inputs.get(VocoderChoice.ROLE), config) : "";
    String version =
        vocoder.isEmpty()
            ? facts.version()
            : "%s with vocoder/%s %s"
                .formatted(
                    facts.version(),
                    vocoder,
                    located(
                        file.recipe(),
                        stage,
                        () -> Plugins.facts(registry, VocoderPlugin.class, vocoder).version()));
    Config read = file.read(stage, facts.configTypes());
    Blanks.find(read.asMap(), "")
        .ifPresent(
            blank -> {
              throw new ZethusException(config.source() + ": " + blank);
            });
    Provenance from =
        new Provenance(
            stage.uses(),
            version,
            read.asMap(),
            inputKeys,
            Seeds.derive(file.recipe().seed(), stage.name()));
    return new Draft.Work(
        stage, facts.kind(), new StageKind.StageRun(facts.id(), vocoder), inputs, config, from);
  }

  private static Map<String, String> inputKeys(
      Map<String, Input> inputs, Map<String, String> keys, Digests digests) {
    Map<String, String> result = new LinkedHashMap<>();
    inputs.forEach(
        (role, input) -> {
          if (input instanceof Input.Made made) {
            String inside = made.inside().isEmpty() ? "" : "/" + made.inside();
            result.put(role, keys.get(made.stage().name()) + inside);
          } else if (input instanceof Input.Outside outside) {
            result.put(role, digests.of(outside.file()));
          }
        });
    return result;
  }

  /** Says in which stage something went wrong. */
  private static <T> T located(Recipe recipe, Stage stage, Supplier<T> body) {
    try {
      return body.get();
    } catch (ZethusException e) {
      throw new ZethusException(
          "recipe '%s', stage '%s': %s".formatted(recipe.id(), stage.name(), e.getMessage()), e);
    }
  }
}
