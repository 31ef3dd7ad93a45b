package org.zethus.runner;

import org.osgi.annotation.versioning.ProviderType;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;

/** Hears what is said. Threads may share it. */
@ProviderType
public interface Listening {
  /**
   * {@return a prompt with the words that a recogniser hears in it; one that has its words already
   * stays as it is}
   *
   * @param language of the prompt where it does not say it itself; empty: the recogniser finds out
   * @param checkpoint of the recogniser
   * @throws org.zethus.api.plugin.ZethusException if none of the installed recognisers reads the
   *     checkpoint, several do, or nothing is heard
   */
  SpeechPrompt withWords(
      SpeechPrompt prompt, String language, Checkpoint checkpoint, Device device);
}
