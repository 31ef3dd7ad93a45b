package org.zethus.launcher;

import java.lang.reflect.Field;
import java.util.Map;
import org.apache.felix.framework.Felix;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Lets uninstalled bundles go. Felix 7.0.5 counts how often a bundle uses a service and keeps the
 * count, once it is 0, until that service leaves, and with it the bundle and all that its manifest
 * says: 13 KB for each update of a plugin. It offers no way to its counts.
 */
final class UninstalledBundles implements SynchronousBundleListener {
  private final Map<?, ?> usageCounts;

  private UninstalledBundles(Map<?, ?> usageCounts) {
    this.usageCounts = usageCounts;
  }

  static UninstalledBundles of(Felix framework) {
    try {
      Object services = value(framework, "m_registry");
      return new UninstalledBundles((Map<?, ?>) value(services, "m_inUseMap"));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Felix does not count as 7.0.5 does", e);
    }
  }

  private static Object value(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    if (event.getType() == BundleEvent.UNINSTALLED) {
      usageCounts.remove(event.getBundle());
    }
  }
}
