package org.zethus.install.internal;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;

/** From the framework's exceptions to what a person can mend. */
final class ResolveErrors {
  private static final Pattern PACKAGE =
      Pattern.compile(
          "osgi\\.wiring\\.package=([\\w.]+)\\)"
              + "(?:\\(version>=([\\w.]+)\\))?(?:\\(!\\(version>=([\\w.]+)\\)\\))?");
  private static final Pattern PLATFORM =
      Pattern.compile("\\(osgi\\.ee=JavaSE\\)\\(version=(\\d+)");

  private ResolveErrors() {}

  /** {@return why a bundle could not be started} */
  static String explain(BundleException e) {
    String message = String.valueOf(e.getMessage());
    if (e.getType() == BundleException.ACTIVATOR_ERROR) {
      return "it throws when it is activated: " + innermost(e);
    }
    if (e.getType() != BundleException.RESOLVE_ERROR) {
      return "it is no bundle that the framework can read: " + innermost(e);
    }
    SortedSet<String> packages = new TreeSet<>();
    Matcher matcher = PACKAGE.matcher(message);
    while (matcher.find()) {
      packages.add(matcher.group(1) + range(matcher.group(2), matcher.group(3)));
    }
    if (!packages.isEmpty()) {
      return "it imports what no installed bundle exports: %s. Install the bundle that does first."
          .formatted(String.join(", ", packages));
    }
    Matcher platform = PLATFORM.matcher(message);
    return platform.find()
        ? "it needs Java %s, this is Java %d"
            .formatted(platform.group(1), Runtime.version().feature())
        : message;
  }

  private static String range(@Nullable String from, @Nullable String before) {
    return from == null
        ? ""
        : before == null ? " from " + from : " in [%s, %s)".formatted(from, before);
  }

  private static Throwable innermost(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? e : innermost(cause);
  }
}
