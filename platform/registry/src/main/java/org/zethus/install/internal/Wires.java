package org.zethus.install.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.zethus.api.plugin.ZethusException;

/** Which bundles use which. */
final class Wires {
  private static final long REFRESH_SECONDS = 60;

  private final BundleContext context;

  Wires(BundleContext context) {
    this.context = context;
  }

  /** {@return symbolic names of the other bundles that use packages of this one} */
  List<String> dependents(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    return wiring == null
        ? List.of()
        : others(
            bundle,
            wiring.getProvidedWires(null).stream().map(wire -> wire.getRequirer().getBundle()));
  }

  /** {@return symbolic names of the other bundles whose packages this one uses} */
  List<String> needs(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    return wiring == null
        ? List.of()
        : others(
            bundle,
            wiring.getRequiredWires(null).stream().map(wire -> wire.getProvider().getBundle()));
  }

  private static List<String> others(Bundle bundle, Stream<Bundle> all) {
    return all.filter(other -> other.getBundleId() != bundle.getBundleId())
        .map(Bundle::getSymbolicName)
        .distinct()
        .sorted()
        .toList();
  }

  /** Gives the users of a bundle's packages those of its successor; they restart for it. */
  void refresh(Bundle bundle) {
    CountDownLatch refreshed = new CountDownLatch(1);
    context
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkWiring.class)
        .refreshBundles(
            Set.of(bundle),
            event -> {
              if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
              }
            });
    try {
      if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
        throw new ZethusException(
            "%s was replaced, but a bundle that uses it has not restarted after %d s"
                .formatted(bundle.getSymbolicName(), REFRESH_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
