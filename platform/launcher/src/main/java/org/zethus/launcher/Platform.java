package org.zethus.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.zethus.command.CommandService;

/** The running framework with the product's bundles. */
final class Platform implements AutoCloseable {
  private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(10);

  private final Felix framework;
  private final ScratchFolder cache;

  private Platform(Felix framework, ScratchFolder cache) {
    this.framework = framework;
    this.cache = cache;
  }

  /**
   * Starts the product's bundles. They are read where they lie; the framework's own files are in a
   * folder of this process.
   */
  static Platform start(Installation installation, Extent extent) {
    ScratchFolder cache = ScratchFolder.create();
    try {
      Felix framework = new Felix(configuration(cache.path(), extent.level()));
      framework.init();
      framework.getBundleContext().addBundleListener(UninstalledBundles.of(framework));
      install(framework.getBundleContext(), installation.bundles(extent.level()));
      framework.start();
      return new Platform(framework, cache);
    } catch (BundleException e) {
      cache.close();
      throw new StartException("the platform does not start: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      cache.close();
      throw e;
    }
  }

  private static Map<String, Object> configuration(Path cache, int level) {
    Map<String, Object> configuration = new HashMap<>();
    configuration.put(Constants.FRAMEWORK_STORAGE, cache.toString());
    configuration.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(level));
    configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, ClassPathPackages.exported());
    // An update starts the new version of a bundle beside the old one.
    configuration.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
    configuration.put("felix.shutdown.hook", "false");
    configuration.put("felix.cache.locking", "false");
    configuration.put("felix.log.logger", new FelixLog());
    // A component's failure is reported to the one who asked for it; its trace is for -v.
    configuration.put("ds.log.enabled", Boolean.toString(Logs.verbose()));
    return configuration;
  }

  private static void install(BundleContext context, Map<Integer, List<Path>> byLevel)
      throws BundleException {
    for (Map.Entry<Integer, List<Path>> level : byLevel.entrySet()) {
      for (Path jar : level.getValue()) {
        Bundle bundle = context.installBundle("reference:" + jar.toUri());
        bundle.adapt(BundleStartLevel.class).setStartLevel(level.getKey());
        bundle.start(); // takes effect when the framework reaches the level
      }
    }
  }

  /** {@return the service that answers commands} */
  CommandService commands() {
    BundleContext context = framework.getBundleContext();
    ServiceReference<CommandService> reference = context.getServiceReference(CommandService.class);
    CommandService commands = reference == null ? null : context.getService(reference);
    if (commands == null) {
      throw new StartException(
          "the platform came up without its commands; -v shows what its bundles lack", null);
    }
    return commands;
  }

  @Override
  public void close() {
    try {
      framework.stop();
      framework.waitForStop(STOP_MILLIS);
    } catch (BundleException e) {
      throw new StartException("the platform does not stop: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      cache.close();
    }
  }
}
