package org.zethus.runner.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
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
 * keys. So the platform knows no model by name.
 */
final class Readers<P extends Plugin> {
  /** Where configs name a model: {@code VITS}, {@code GANVocoder} with {@code hifigan}, ours. */
  private static final List<String> NAMES = List.of("model_type", "model.generator", "vocoder");

  private final Registry registry;
  private final Class<P> kind;
  private final String kindName;
  private final BiPredicate<P, Config> reads;

  /**
   * Looks among the plugins of a kind.
   *
   * @param kindName as the registry lists it
   * @param reads asks a plugin
   */
  Readers(Registry registry, Class<P> kind, String kindName, BiPredicate<P, Config> reads) {
    this.registry = registry;
    this.kind = kind;
    this.kindName = kindName;
    this.reads = reads;
  }

  /**
   * {@return the plugin's id}
   *
   * @throws ZethusException if there is none, or several know the keys
   */
  String of(Checkpoint checkpoint) {
    Config config = checkpoint.config();
    List<String> ids =
        registry.plugins().stream()
            .filter(plugin -> plugin.kind().equals(kindName))
            .filter(plugin -> plugin.state() == PluginInfo.State.READY)
            .map(PluginInfo::id)
            .distinct()
            .toList();
    return named(config, ids).orElseGet(() -> knowing(checkpoint, config, ids));
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

  private String knowing(Checkpoint checkpoint, Config config, List<String> ids) {
    List<String> knowing = ids.stream().filter(id -> knows(id, config)).toList();
    if (knowing.size() == 1) {
      return knowing.get(0);
    }
    throw new ZethusException(
        "%s of the installed %ss reads %s: it names none as model_type, and of %s %s its keys. Install the plugin, or set model_type in the config to the right id."
            .formatted(
                knowing.isEmpty() ? "none" : "more than one",
                kindName,
                config.source(),
                ids.isEmpty() ? "none" : String.join(", ", ids),
                knowing.isEmpty() ? "none knows" : String.join(" and ", knowing) + " know"));
  }

  private boolean knows(String id, Config config) {
    try (Lease<P> plugin = registry.lease(kind, id)) {
      return reads.test(plugin.get(), config);
    }
  }
}
