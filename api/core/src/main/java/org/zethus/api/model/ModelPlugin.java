package org.zethus.api.model;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Plugin;

/** Offers a model to recipes as {@code model/<id>}. */
@ConsumerType
public interface ModelPlugin extends Plugin {
  /**
   * Loads the model; the caller closes it.
   *
   * @throws org.zethus.api.plugin.ZethusException if the checkpoint is not of this model, listing
   *     every parameter that is missing, unexpected or of another shape
   */
  Model load(Checkpoint checkpoint, Device device);
}
