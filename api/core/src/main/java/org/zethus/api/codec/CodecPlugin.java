package org.zethus.api.codec;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Plugin;

/** Offers a codec to recipes as {@code codec/<id>}. */
@ConsumerType
public interface CodecPlugin extends Plugin {
  /**
   * Loads the codec; the caller closes it.
   *
   * @throws org.zethus.api.plugin.ZethusException if the checkpoint is not of this codec, listing
   *     every parameter that is missing, unexpected or of another shape
   */
  Codec load(Checkpoint checkpoint, Device device);

  /**
   * {@return whether a checkpoint's config, which names no codec, is one of this codec's} E.g. by
   * keys that no other has, as the repository of its paper writes them. A config that has the id in
   * {@code model_type} needs no such look.
   */
  default boolean reads(Config config) {
    return false;
  }
}
