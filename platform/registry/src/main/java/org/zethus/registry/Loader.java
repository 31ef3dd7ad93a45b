package org.zethus.registry;

import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Plugin;

/** How a plugin loads a working instance, e.g. {@code VocoderPlugin::load}. */
@FunctionalInterface
public interface Loader<P extends Plugin, W extends AutoCloseable> {
  /** {@return a new instance; the registry closes it} */
  W load(P plugin, Checkpoint checkpoint, Device device);
}
