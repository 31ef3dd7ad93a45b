package org.zethus.shell;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
  private final VoiceEngines engines;

  Voices(Registry registry, Synthesis synthesis) {
    this.registry = registry;
    this.synthesis = synthesis;
    this.engines = new VoiceEngines(registry);
  }

  /**
   * Opens a speaker; the caller closes it.
   *
   * @param voice id of a voice, else the folder of a model's checkpoint; empty for the default
   * @param vocoder folder of a vocoder's checkpoint; empty for what the voice has
   * @param engine what the voice's model computes with; empty for any
   * @throws ZethusException if there is no such voice or checkpoint, no plugin reads it, or it
   *     computes with another engine
   */
  Speaker open(String voice, String vocoder, String engine) {
    return with(voice, vocoder, engine, found -> synthesis.open(found, Device.CPU));
  }

  /** {@return what is made of a voice, which must not be kept; otherwise as {@link #open}} */
  <R> R with(String voice, String vocoder, String engine, Function<Voice, R> body) {
    Optional<Checkpoint> model =
        isInstalled(voice) ? Optional.empty() : Places.find(voice).map(Checkpoint::folder);
    if (model.isPresent()) {
      Voice.Part part = new Voice.Part(synthesis.modelOf(model.get()), model.get());
      Voice made = new Voice(model.get().name(), "", "", part, null);
      engines.require(engine, part, voice);
      return body.apply(replaced(made, vocoder));
    }
    String id = idOf(voice, engine);
    try (Lease<VoicePlugin> plugin = registry.lease(VoicePlugin.class, id)) {
      engines.require(engine, plugin.get().voice().model(), id);
      return body.apply(replaced(plugin.get().voice(), vocoder));
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
    Checkpoint found = checkpoint(model, checkpoint);
    String id = model.isEmpty() ? synthesis.modelOf(found) : model;
    Voice voice = new Voice(found.name(), "", "", new Voice.Part(id, found), null);
    return synthesis.open(replaced(voice, vocoder), Device.CPU);
  }

  /**
   * {@return a checkpoint}
   *
   * @param model whose, for the message
   * @param checkpoint folder or published name
   * @throws ZethusException if there is none
   */
  static Checkpoint checkpoint(String model, String checkpoint) {
    return Places.find(checkpoint)
        .map(Checkpoint::folder)
        .orElseThrow(
            () ->
                new ZethusException(
                    "no checkpoint%s at '%s': expected its folder, or `zethus pull` it first"
                        .formatted(model.isEmpty() ? "" : " of " + model, checkpoint)));
  }

  /**
   * {@return a vocoder by the folder of its checkpoint; null of an empty name}
   *
   * @throws ZethusException if there is none, or no plugin reads it
   */
  Voice.@Nullable Part vocoder(String typed) {
    if (typed.isEmpty()) {
      return null;
    }
    Checkpoint checkpoint =
        Places.find(typed)
            .map(Checkpoint::folder)
            .orElseThrow(
                () ->
                    new ZethusException(
                        "no vocoder at '%s': expected the folder of its checkpoint"
                            .formatted(typed)));
    return new Voice.Part(synthesis.vocoderOf(checkpoint), checkpoint);
  }

  private Voice replaced(Voice voice, String vocoder) {
    Voice.Part part = vocoder(vocoder);
    return part == null
        ? voice
        : new Voice(voice.description(), voice.language(), voice.licence(), voice.model(), part);
  }

  private boolean isInstalled(String voice) {
    return voice.isEmpty()
        || registry.plugins().stream().anyMatch(plugin -> plugin.name().equals("voice/" + voice));
  }

  private String idOf(String voice, String engine) {
    if (voice.indexOf('/') >= 0) {
      throw new ZethusException(
          "no voice at '%s': expected the folder of a model's checkpoint".formatted(voice));
    }
    if (!voice.isEmpty()) {
      return voice;
    }
    String preferred =
        registry
            .preferred(VoicePlugin.class)
            .orElseThrow(
                () -> new ZethusException("no voice is installed; `zethus install` a voice plugin"))
            .id();
    return engines.choose(engine, preferred);
  }
}
