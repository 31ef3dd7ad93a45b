package org.zethus.registry;

import org.osgi.annotation.versioning.ProviderType;
import org.zethus.api.plugin.CancelSignal;

/**
 * A hold on a plugin, or on what it loaded: neither is stopped or closed before {@link #close()}.
 *
 * <p>Keep it for one call or one stage. Who holds a lease must not remove or update the plugin.
 */
@ProviderType
public interface Lease<T> extends AutoCloseable {
  /** {@return what is lent; not to be used after {@link #close()}} */
  T get();

  /** {@return the plugin it belongs to} */
  PluginInfo plugin();

  /**
   * {@return the signal that fires when the plugin is to leave} Long jobs stop at their next good
   * moment; short calls need not look at it.
   */
  CancelSignal leaving();

  /** Gives it back; a second call does nothing. */
  @Override
  void close();
}
