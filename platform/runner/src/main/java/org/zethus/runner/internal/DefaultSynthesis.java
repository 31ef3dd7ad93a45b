package org.zethus.runner.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.vocoder.VocoderPlugin;
import org.zethus.api.voice.Voice;
import org.zethus.registry.Registry;
import org.zethus.runner.Speaker;
import org.zethus.runner.Synthesis;

/** Synthesis with what the registry has. */
@Component
public final class DefaultSynthesis implements Synthesis {
  private final Registry registry;

  @Activate
  public DefaultSynthesis(@Reference Registry registry) {
    this.registry = registry;
  }

  @Override
  public Speaker open(Voice voice, Device device) {
    return LoadedSpeaker.open(registry, voice.model(), voice.vocoder(), device);
  }

  @Override
  public Speaker open(String model, Checkpoint checkpoint, Device device) {
    return LoadedSpeaker.open(registry, new Voice.Part(model, checkpoint), null, device);
  }

  @Override
  public String modelOf(Checkpoint checkpoint) {
    return new Readers<>(
            registry, ModelPlugin.class, "model", ModelPlugin::reads, ModelPlugin::recognises)
        .of(checkpoint);
  }

  @Override
  public String vocoderOf(Checkpoint checkpoint) {
    return new Readers<>(
            registry,
            VocoderPlugin.class,
            "vocoder",
            VocoderPlugin::reads,
            VocoderPlugin::recognises)
        .of(checkpoint);
  }
}
