package org.zethus.api.embedding;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Plugin;

/** Offers an embedder to recipes as {@code embedder/<id>}. */
@ConsumerType
public interface EmbedderPlugin extends Plugin {
  /**
   * Loads the embedder; the caller closes it.
   *
   * @param checkpoint one without files where a recipe names none: enough for an embedder that has
   *     no weights or brings them
   * @throws org.zethus.api.plugin.ZethusException if the checkpoint is not of this embedder
   */
  Embedder load(Checkpoint checkpoint, Device device);

  /**
   * {@return whether a checkpoint's config, which names no embedder, is one of this embedder's}
   * E.g. by keys that no other has, as the repository of its paper writes them. A config that has
   * the id in {@code model_type} needs no such look.
   */
  default boolean reads(Config config) {
    return false;
  }
}
