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
      Voice.Part part = new Voice.Part(synthesis.modelOf(model.get()), model.get());
      return openWith(new Voice(model.get().name(), "", "", part, null), vocoder);
    }
    try (Lease<VoicePlugin> plugin = registry.lease(VoicePlugin.class, idOf(voice))) {
      return openWith(plugin.get().voice(), vocoder);
    }
  }

  /**
   * Opens a model by its id; the caller closes it.
   *
   * @param model its id; empty for the one that reads the checkpoint
   * @param checkpoint folder or published name
   * @param vocoder as in {@link #open}
   * @throws ZethusException if there is no such model or checkpoint
   */
  Speaker openModel(String model, String checkpoint, String vocoder) {
    Checkpoint found =
        Places.find(checkpoint)
            .map(Checkpoint::folder)
            .orElseThrow(
                () ->
                    new ZethusException(
                        "no checkpoint%s at '%s': expected its folder, or `zethus pull` it first"
                            .formatted(model.isEmpty() ? "" : " of " + model, checkpoint)));
    String id = model.isEmpty() ? synthesis.modelOf(found) : model;
    return openWith(new Voice(found.name(), "", "", new Voice.Part(id, found), null), vocoder);
  }

  private Speaker openWith(Voice voice, String vocoder) {
    if (vocoder.isEmpty()) {
      return synthesis.open(voice, Device.CPU);
    }
    Checkpoint checkpoint = vocoder(vocoder);
    Voice.Part part = new Voice.Part(synthesis.vocoderOf(checkpoint), checkpoint);
    return synthesis.open(
        new Voice(voice.description(), voice.language(), voice.licence(), voice.model(), part),
        Device.CPU);
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
