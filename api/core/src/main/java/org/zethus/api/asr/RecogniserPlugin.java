package org.zethus.api.asr;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Plugin;

/** Offers a recogniser to recipes as {@code recogniser/<id>}. */
@ConsumerType
public interface RecogniserPlugin extends Plugin {
  /**
   * Loads the recogniser; the caller closes it.
   *
   * @throws org.zethus.api.plugin.ZethusException if the checkpoint is not of this recogniser
   */
  Recogniser load(Checkpoint checkpoint, Device device);

  /**
   * {@return whether a checkpoint's config, which names no recogniser, is one of this recogniser's}
   * E.g. by keys that no other has, as the repository of its paper writes them. A config that has
   * the id in {@code model_type} needs no such look.
   */
  default boolean reads(Config config) {
    return false;
  }
}
