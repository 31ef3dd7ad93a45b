package org.zethus.shell;

import java.util.Optional;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.voice.Voice;
import org.zethus.api.voice.VoicePlugin;
import org.zethus.registry.Lease;
import org.zethus.registry.Registry;
import org.zethus.runner.Speaker;
import org.zethus.runner.Synthesis;

/** Opens who speaks: an installed voice, or checkpoints in folders. */
final class Voices {
  private final Registry registry;
  private final Synthesis synthesis;

  Voices(Registry registry, Synthesis synthesis) {
    this.registry = registry;
    this.synthesis = synthesis;
  }

  /**
   * Opens a speaker; the caller closes it.
   *
   * @param voice id of a voice, else the folder of a model's checkpoint; empty for the default
   * @param vocoder folder of a vocoder's checkpoint; empty for what the voice has
   * @throws ZethusException if there is no such voice or checkpoint, or no plugin reads it
   */
  Speaker open(String voice, String vocoder) {
    Optional<Checkpoint> model =
        isInstalled(voice) ? Optional.empty() : Places.find(voice).map(Checkpoint::folder);
    if (model.isPresent()) {
      String id = synthesis.modelOf(model.get());
      return vocoder.isEmpty()
          ? synthesis.open(id, model.get(), Device.CPU)
          : open(id, model.get(), vocoder(vocoder));
    }
    try (Lease<VoicePlugin> plugin = registry.lease(VoicePlugin.class, idOf(voice))) {
      Voice installed = plugin.get().voice();
      return vocoder.isEmpty()
          ? synthesis.open(installed, Device.CPU)
          : open(installed.model(), installed.modelCheckpoint(), vocoder(vocoder));
    }
  }

  private Speaker open(String model, Checkpoint checkpoint, Checkpoint vocoder) {
    String vocoderId = synthesis.vocoderOf(vocoder);
    Voice voice = new Voice(checkpoint.name(), "", "", model, checkpoint, vocoderId, vocoder);
    return synthesis.open(voice, Device.CPU);
  }

  private static Checkpoint vocoder(String typed) {
    return Places.find(typed)
        .map(Checkpoint::folder)
        .orElseThrow(
            () ->
                new ZethusException(
                    "no vocoder at '%s': expected the folder of its checkpoint".formatted(typed)));
  }

  private boolean isInstalled(String voice) {
    return voice.isEmpty()
        || registry.plugins().stream().anyMatch(plugin -> plugin.name().equals("voice/" + voice));
  }

  private String idOf(String voice) {
    if (voice.indexOf('/') >= 0) {
      throw new ZethusException(
          "no voice at '%s': expected the folder of a model's checkpoint".formatted(voice));
    }
    return voice.isEmpty()
        ? registry
            .preferred(VoicePlugin.class)
            .orElseThrow(
                () -> new ZethusException("no voice is installed; `zethus install` a voice plugin"))
            .id()
        : voice;
  }
}
