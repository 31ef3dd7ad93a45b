package org.zethus.install.internal;

import org.osgi.framework.Bundle;
import org.zethus.api.plugin.ZethusException;

/**
 * Engines' bundles. A JNI library belongs to the class loader that loaded it for as long as the
 * process lives, so a second revision of an engine could not load it.
 */
final class Engines {
  /** Manifest header that names the engine, e.g. {@code pytorch}. */
  private static final String HEADER = "Zethus-Engine";

  /** System property that an engine sets when it loads its libraries. */
  private static final String LOADED = "zethus.native.";

  private Engines() {}

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
