package org.zethus.runner.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.ZethusException;
import org.zethus.registry.Lease;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;

/**
 * Finds which installed plugin of a kind reads a checkpoint: the one whose id its config names, in
 * whatever spelling, as its model or as a section of {@code model}, else the one that knows its
 * keys, or, where there is no config, its files. So the platform knows no model by name.
 */
final class Readers<P extends Plugin> {
  /** Where configs name a model: {@code VITS}, {@code GANVocoder} with {@code hifigan}, ours. */
  private static final List<String> NAMES = List.of("model_type", "model.generator", "vocoder");

  private final Registry registry;
  private final Class<P> kind;
  private final String kindName;
  private final BiPredicate<P, Config> reads;
  private final BiPredicate<P, Checkpoint> recognises;

  /**
   * Looks among the plugins of a kind.
   *
   * @param kindName as the registry lists it
   * @param reads asks a plugin about a config
   * @param recognises asks a plugin about a checkpoint without one
   */
  Readers(
      Registry registry,
      Class<P> kind,
      String kindName,
      BiPredicate<P, Config> reads,
      BiPredicate<P, Checkpoint> recognises) {
    this.registry = registry;
    this.kind = kind;
    this.kindName = kindName;
    this.reads = reads;
    this.recognises = recognises;
  }

  /**
   * {@return the plugin's id}
   *
   * @throws ZethusException if there is none, or several know the keys
   */
  String of(Checkpoint checkpoint) {
    List<String> ids =
        registry.plugins().stream()
            .filter(plugin -> plugin.kind().equals(kindName))
            .filter(plugin -> plugin.state() == PluginInfo.State.READY)
            .map(PluginInfo::id)
            .distinct()
            .toList();
    if (!checkpoint.hasConfig()) {
      return theOne(
          ids, checkpoint.name(), "its files", plugin -> recognises.test(plugin, checkpoint));
    }
    Config config = checkpoint.config();
    return named(config, ids)
        .orElseGet(
            () -> theOne(ids, config.source(), "its keys", plugin -> reads.test(plugin, config)));
  }

  private static Optional<String> named(Config config, List<String> ids) {
    Stream<String> names =
        NAMES.stream().map(config::get).filter(String.class::isInstance).map(String.class::cast);
    Stream<String> sections =
        config.get("model") instanceof Map<?, ?> model
            ? model.keySet().stream().map(String::valueOf)
            : Stream.empty();
    return Stream.concat(names, sections)
        .flatMap(name -> ids.stream().filter(id -> plain(id).equals(plain(name))))
        .findFirst();
  }

  /** {@return {@code NSF-HiFiGAN} and {@code nsfhifigan} in one spelling} */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private String theOne(List<String> ids, String what, String traits, Predicate<P> knows) {
    List<String> knowing = ids.stream().filter(id -> asked(id, knows)).toList();
    if (knowing.size() == 1) {
      return knowing.get(0);
    }
    throw new ZethusException(
        "%s of the installed %ss reads %s: it names none as model_type, and of %s %s %s. Install the plugin, or set model_type in the config to the right id."
            .formatted(
                knowing.isEmpty() ? "none" : "more than one",
                kindName,
                what,
                ids.isEmpty() ? "none" : String.join(", ", ids),
                knowing.isEmpty() ? "none knows" : String.join(" and ", knowing) + " know",
                traits));
  }

  private boolean asked(String id, Predicate<P> knows) {
    try (Lease<P> plugin = registry.lease(kind, id)) {
      return knows.test(plugin.get());
    }
  }
}
