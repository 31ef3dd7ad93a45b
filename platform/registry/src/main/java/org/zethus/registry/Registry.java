package org.zethus.registry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.ZethusException;

/** Finds plugins by kind and id, and lends them. Threads may share it. */
@ProviderType
public interface Registry {
  /** {@return the installed plugins by kind and id; listing starts none of them} */
  List<PluginInfo> plugins();

  /**
   * {@return the plugin of a kind that is taken where nobody asks for another: the one with the
   * highest service ranking, of those the first by id; empty if there is none}
   */
  Optional<PluginInfo> preferred(Class<? extends Plugin> kind);

  /**
   * Lends a plugin; use it in try-with-resources. While an update is under way this waits for the
   * newcomer; of two plugins with one id the newer is lent.
   *
   * @param kind the plugin's SPI, e.g. {@code VocoderPlugin.class}
   * @throws ZethusException if there is none with this id, listing those installed, or if it cannot
   *     be started
   */
  <P extends Plugin> Lease<P> lease(Class<P> kind, String id);

  /**
   * Lends what a plugin loads, e.g. {@code loaded(VocoderPlugin.class, "vocos", checkpoint,
   * Device.CPU, VocoderPlugin::load)}. Callers with an equal checkpoint and the same device share
   * one instance. Idle ones are kept warm, the least recently used are closed beyond a few; all are
   * closed after their last lease when their plugin leaves.
   *
   * @throws ZethusException as {@link #lease}, and what loading throws
   */
  <P extends Plugin, W extends AutoCloseable> Lease<W> loaded(
      Class<P> kind, String id, Checkpoint checkpoint, Device device, Loader<P, W> loader);

  /**
   * Takes the plugins of a bundle out of service: new calls no longer find them, the {@link
   * Lease#leaving leaving signal} asks long jobs to stop, running calls end in peace.
   *
   * @param bundle id of the bundle
   * @param limit how long to wait for the last call
   * @throws ZethusException if a call still runs then; the plugins are back in service
   */
  void retire(long bundle, Duration limit);
}
