package org.zethus.registry.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.registry.PluginInfo;

/**
 * One plugin service under one kind, and the number of its users. Users are counted under the
 * registry's lock; the service itself is started by its first user, outside that lock.
 */
final class Slot {
  final PluginInfo info;
  final ServiceReference<?> reference;
  private final BundleContext context;
  private @Nullable Object service;
  private volatile CancelSignal leaving = new CancelSignal();

  /** Guarded by the registry's lock. */
  int users;

  Slot(PluginInfo info, ServiceReference<?> reference, BundleContext context) {
    this.info = info;
    this.reference = reference;
    this.context = context;
  }

  /** {@return the plugin, started if it was not; empty if it cannot be started} */
  synchronized Optional<Object> service() {
    if (service == null) {
      service = context.getService(reference);
    }
    return Optional.ofNullable(service);
  }

  /** Lets the framework stop the plugin. */
  synchronized void letGo() {
    if (service != null) {
      service = null;
      context.ungetService(reference);
    }
  }

  int ranking() {
    return reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking
        ? ranking
        : 0;
  }

  /** {@return a number that grows with every service registered} */
  long serviceId() {
    return (Long) reference.getProperty(Constants.SERVICE_ID);
  }

  CancelSignal leaving() {
    return leaving;
  }

  /** Takes back a request to leave that could not be granted. */
  void stay() {
    leaving = new CancelSignal();
  }
}
