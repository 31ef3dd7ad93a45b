package org.zethus.shell;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zethus.install.Offer;
import org.zethus.registry.PluginInfo;

/** Shows plugins that come and go. */
final class Offers {
  private Offers() {}

  /** {@return whether it names something to fetch, not a plugin's id} */
  static boolean isSource(String what) {
    return what.contains(":") || what.endsWith(".jar") || Files.exists(Path.of(what));
  }

  /** Says where a plugin comes from; a plugin is code, so this is said before it runs. */
  static void show(Offer offer, PrintStream err) {
    err.printf("%s %s%n", offer.bundle(), offer.version());
    err.printf("  from     %s%n", offer.source());
    err.printf("  sha256   %s%n", offer.sha256());
    err.printf("  verified %s%n", offer.checked().isEmpty() ? "nothing given" : offer.checked());
    err.printf("  signed   %s%n", offer.signer().isEmpty() ? "no" : "by " + offer.signer());
  }

  static void report(String what, List<PluginInfo> plugins, PrintStream out) {
    for (PluginInfo plugin : plugins) {
      String problem = plugin.problem().isEmpty() ? "" : ", which " + plugin.problem();
      out.printf("%s %s %s%s%n", what, plugin.name(), plugin.version(), problem);
    }
    if (plugins.isEmpty()) {
      out.printf("%s; the bundle offers no plugin of its own%n", what);
    }
  }
}
