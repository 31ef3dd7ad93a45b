package org.zethus.install.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/** The framework's bundles: the product's and, known by their location, the person's. */
final class Bundles {
  private static final Logger LOG = LoggerFactory.getLogger(Bundles.class);

  /** Location of the bundles from the person's folder; those of the product have others. */
  private static final String LOCATION = "zethus-plugin:";

  private final BundleContext context;
  private int generation;

  Bundles(BundleContext context) {
    this.context = context;
  }

  /**
   * {@return a bundle of the person's, not started yet}
   *
   * @throws BundleException if the framework refuses it
   * @throws ZethusException if the jar cannot be read
   */
  Bundle install(Path jar) throws BundleException {
    try (InputStream in = Files.newInputStream(jar)) {
      return context.installBundle(LOCATION + ++generation, in);
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(jar, Reason.of(e)), e);
    }
  }

  /** {@return the bundles of that symbolic name that are in service} */
  List<Bundle> running(String name) {
    return called(name).filter(bundle -> bundle.getState() == Bundle.ACTIVE).toList();
  }

  /** {@return the product's bundle of that symbolic name, whether it runs or not} */
  Optional<Bundle> ofProduct(String name) {
    return called(name).filter(Bundles::isOfProduct).findFirst();
  }

  static boolean isOfProduct(Bundle bundle) {
    return !bundle.getLocation().startsWith(LOCATION);
  }

  private Stream<Bundle> called(String name) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> name.equals(bundle.getSymbolicName()));
  }

  /** Stops a bundle; that it does not stop cleanly is only told. */
  static void stop(Bundle bundle) {
    try {
      bundle.stop();
    } catch (BundleException e) {
      LOG.warn("{} does not stop: {}", bundle.getSymbolicName(), e.getMessage(), e);
    }
  }

  /** Stops and forgets a bundle; that it does not stop cleanly is only told. */
  static void uninstall(Bundle bundle) {
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      LOG.warn("{} is not uninstalled cleanly: {}", bundle.getSymbolicName(), e.getMessage(), e);
    }
  }
}
