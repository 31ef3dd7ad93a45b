package org.zethus.install.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.install.NativeLibraries;

/**
 * Engines' bundles. A JNI library belongs to the class loader that loaded it for as long as the
 * process lives, so a second revision of an engine could not load it.
 */
final class Engines {
  /** Manifest header that names the engine, e.g. {@code pytorch}. */
  private static final String HEADER = "Zethus-Engine";

  /** System property that an engine sets when it loads its libraries. */
  private static final String LOADED = "zethus.native.";

  /** What an engine's bundle lists its libraries in. */
  private static final String NATIVES = "natives.json";

  private Engines() {}

  /** {@return the libraries of the engines that there are; of two versions, the later installed} */
  static Collection<NativeLibraries> natives(BundleContext context) {
    Map<String, NativeLibraries> engines = new TreeMap<>();
    for (Bundle bundle : context.getBundles()) {
      URL list = isEngine(bundle) ? bundle.getEntry(NATIVES) : null;
      if (list != null) {
        NativeLibraries natives = read(list, bundle);
        engines.put(natives.engine(), natives);
      }
    }
    return engines.values();
  }

  private static NativeLibraries read(URL list, Bundle bundle) {
    String name = bundle.getSymbolicName() + "/" + NATIVES;
    try (InputStream in = list.openStream()) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Config.parse(json, name).as(NativeLibraries.class);
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(name, Reason.of(e)), e);
    }
  }

  static boolean isEngine(Bundle bundle) {
    return bundle.getHeaders().get(HEADER) != null;
  }

  static void requireNotLoaded(Bundle bundle) {
    String engine = bundle.getHeaders().get(HEADER);
    if (System.getProperty(LOADED + engine) != null) {
      throw new ZethusException(
          "%s cannot be replaced while it runs: its libraries are loaded, once per process. Leave the shell and run `zethus update` again."
              .formatted(bundle.getSymbolicName()));
    }
  }
}
