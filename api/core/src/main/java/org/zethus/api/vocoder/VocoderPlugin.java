package org.zethus.api.vocoder;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Plugin;

/** Offers a vocoder to recipes as {@code vocoder/<id>}. */
@ConsumerType
public interface VocoderPlugin extends Plugin {
  /**
   * Loads the vocoder; the caller closes it.
   *
   * @throws org.zethus.api.plugin.ZethusException if the checkpoint is not of this vocoder, listing
   *     every parameter that is missing, unexpected or of another shape
   */
  Vocoder load(Checkpoint checkpoint, Device device);

  /**
   * {@return whether a checkpoint's config, which names no vocoder, is one of this vocoder's} E.g.
   * by keys that no other has, as the repository of its paper writes them. A config that has the id
   * in {@code model_type} or {@code model.generator} needs no such look.
   */
  default boolean reads(Config config) {
    return false;
  }

  /**
   * {@return whether a checkpoint without a config is one of this vocoder's} E.g. by its files, as
   * graphs are published.
   */
  default boolean recognises(Checkpoint checkpoint) {
    return false;
  }
}
