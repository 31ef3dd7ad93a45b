package org.zethus.runner;

import org.osgi.annotation.versioning.ProviderType;
import org.zethus.api.codec.Codec;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.registry.Lease;

/** Loads codecs. Threads may share it. */
@ProviderType
public interface Coding {
  /**
   * Lends a codec; use it in try-with-resources.
   *
   * @param codec id of the plugin; empty for the one that reads the checkpoint
   * @throws org.zethus.api.plugin.ZethusException if the plugin is not installed or refuses the
   *     checkpoint, or none or several of those installed read it
   */
  Lease<Codec> open(String codec, Checkpoint checkpoint, Device device);
}
