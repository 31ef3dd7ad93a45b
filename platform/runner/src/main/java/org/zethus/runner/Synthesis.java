package org.zethus.runner;

import org.osgi.annotation.versioning.ProviderType;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.voice.Voice;

/** Loads what speaks. Threads may share it. */
@ProviderType
public interface Synthesis {
  /**
   * Loads a voice's model and vocoder; the caller closes the speaker, and soon: it holds on to the
   * plugins it was made with, so that an update of theirs waits for it.
   *
   * @throws org.zethus.api.plugin.ZethusException if a plugin is not installed or refuses its
   *     checkpoint
   */
  Speaker open(Voice voice, Device device);

  /**
   * Loads a model that makes waveforms, so that no vocoder is needed; the caller closes the
   * speaker.
   *
   * @param model id of the plugin
   * @throws org.zethus.api.plugin.ZethusException if the plugin is not installed or refuses the
   *     checkpoint
   */
  Speaker open(String model, Checkpoint checkpoint, Device device);

  /**
   * {@return the id of the model plugin that reads a checkpoint}
   *
   * @throws org.zethus.api.plugin.ZethusException if none of those installed reads it, or several
   */
  String modelOf(Checkpoint checkpoint);

  /**
   * {@return the id of the vocoder plugin that reads a checkpoint}
   *
   * @throws org.zethus.api.plugin.ZethusException if none of those installed reads it, or several
   */
  String vocoderOf(Checkpoint checkpoint);
}
