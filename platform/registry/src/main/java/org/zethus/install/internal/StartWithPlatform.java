package org.zethus.install.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zethus.api.plugin.ZethusException;

/**
 * Starts the person's plugins with the product's. One that cannot start is told of and left out;
 * the platform comes up without it.
 */
final class StartWithPlatform {
  private static final Logger LOG = LoggerFactory.getLogger(StartWithPlatform.class);

  private final PluginFolder folder;
  private final Bundles bundles;
  private final PluginNames names;
  private final Map<Path, Bundle> installed = new LinkedHashMap<>();

  private StartWithPlatform(PluginFolder folder, Bundles bundles, PluginNames names) {
    this.folder = folder;
    this.bundles = bundles;
    this.names = names;
  }

  /** Starts what is in the folder, in place of the product's bundles of the same names. */
  static void all(PluginFolder folder, Bundles bundles, PluginNames names, BundleContext context) {
    StartWithPlatform plugins = new StartWithPlatform(folder, bundles, names);
    plugins.install();
    plugins.start();
    // The product's plugins start after these, so their names are known only then. It is told at
    // once: the framework's own event comes so late that a short command would have ended.
    SynchronousBundleListener whenOneStarts =
        event -> {
          if (event.getType() == BundleEvent.STARTED) {
            plugins.installed.forEach(plugins::stopIfItClashes);
          }
        };
    context.addBundleListener(whenOneStarts);
    context.addFrameworkListener(
        event -> {
          if (event.getType() == FrameworkEvent.STARTED) {
            context.removeBundleListener(whenOneStarts);
          }
        });
  }

  /** Installs all before the first is started, which may import packages of the last. */
  private void install() {
    for (Path jar : folder.jars()) {
      try {
        installed.put(jar, bundles.install(jar));
      } catch (BundleException e) {
        tell(jar, ResolveErrors.explain(e), e);
      } catch (ZethusException e) {
        tell(jar, String.valueOf(e.getMessage()), e);
      }
    }
  }

  private void start() {
    installed.forEach(
        (jar, bundle) -> {
          try {
            bundles.ofProduct(bundle.getSymbolicName()).ifPresent(Bundles::stop);
            bundle.start();
            stopIfItClashes(jar, bundle);
          } catch (BundleException e) {
            tell(jar, ResolveErrors.explain(e), e);
          }
        });
    for (String removed : folder.removed().keySet()) {
      bundles.ofProduct(removed).ifPresent(Bundles::stop);
    }
  }

  private void stopIfItClashes(Path jar, Bundle bundle) {
    names
        .clash(bundle)
        .ifPresent(
            reason -> {
              Bundles.stop(bundle);
              tell(jar, reason);
            });
  }

  private static void tell(Path jar, String reason, Exception cause) {
    tell(jar, reason);
    LOG.debug("its trace", cause);
  }

  private static void tell(Path jar, String reason) {
    LOG.warn(
        "the plugin {} does not start: {} Delete it there, or `zethus install` a version that"
            + " does.",
        jar,
        reason.endsWith(".") ? reason : reason + ".");
  }
}
