package org.zethus.shell;

import java.util.List;
import java.util.stream.Collectors;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.voice.Voice;
import org.zethus.api.voice.VoicePlugin;
import org.zethus.registry.Lease;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;

/** What voices compute with: the engine of the model that speaks. */
final class VoiceEngines {
  private final Registry registry;

  VoiceEngines(Registry registry) {
    this.registry = registry;
  }

  /**
   * {@return the id of the voice to take where nobody names one: the preferred, else the first that
   * computes with the engine}
   *
   * @param engine empty for any
   * @throws ZethusException if none does
   */
  String choose(String engine, String preferred) {
    if (engine.isEmpty() || of(preferred).equals(engine)) {
      return preferred;
    }
    List<String> voices =
        registry.plugins().stream()
            .filter(plugin -> plugin.kind().equals("voice"))
            .map(PluginInfo::id)
            .toList();
    return voices.stream()
        .filter(voice -> of(voice).equals(engine))
        .findFirst()
        .orElseThrow(
            () ->
                new ZethusException(
                    "no voice computes with the engine '%s'; installed are %s"
                        .formatted(
                            engine,
                            voices.stream()
                                .map(voice -> "%s (%s)".formatted(voice, of(voice)))
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * Refuses a model that computes with another engine.
   *
   * @param engine empty for any
   * @param voice how it was asked for
   */
  void require(String engine, Voice.Part model, String voice) {
    String found = of(model);
    if (!engine.isEmpty() && !found.equals(engine)) {
      throw new ZethusException(
          "the voice '%s' computes with %s, found --engine %s; leave one of the two out"
              .formatted(voice, found.isEmpty() ? "no engine" : found, engine));
    }
  }

  private String of(String voice) {
    try (Lease<VoicePlugin> plugin = registry.lease(VoicePlugin.class, voice)) {
      return of(plugin.get().voice().model());
    }
  }

  private String of(Voice.Part model) {
    return registry.plugins().stream()
        .filter(plugin -> plugin.name().equals("model/" + model.plugin()))
        .map(PluginInfo::engine)
        .findFirst()
        .orElse("");
  }
}
