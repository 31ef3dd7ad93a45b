package org.zethus.shell;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.SourceOptions;
import org.zethus.command.UsageException;
import org.zethus.install.Installer;
import org.zethus.install.Offer;
import org.zethus.install.TrustedSigners;
import org.zethus.registry.PluginInfo;

/** Fetches plugins, and shows those that come and go. */
final class Offers {
  private final Installer installer;
  private final SourceOptions options;

  Offers(Installer installer, SourceOptions options) {
    this.installer = installer;
    this.options = options;
  }

  /** {@return whether it names something to fetch, not a plugin that is here} */
  boolean isElsewhere(String what) {
    return isSource(what) || !options.index.isEmpty();
  }

  private static boolean isSource(String what) {
    return what.contains(":") || what.endsWith(".jar") || Files.exists(Path.of(what));
  }

  /**
   * Fetches a plugin and what it needs, and says where they come from; a plugin is code, so this is
   * said before it runs.
   *
   * @throws ZethusException if it cannot be had, or is not what the options ask for
   * @throws UsageException if a jar is to be found in an index
   */
  List<Offer> fetch(String what, PrintStream err) {
    if (isSource(what) && !options.index.isEmpty()) {
      throw new UsageException(
          "--index is where the name of a bundle is looked up, but '%s' says itself where it is"
              .formatted(what));
    }
    return checked(
        isSource(what) ? List.of(installer.offer(what)) : installer.offers(options.index, what),
        err);
  }

  /** The same; an installed plugin is fetched from where it came. */
  List<Offer> fetchAgainOr(String what, PrintStream err) {
    return isElsewhere(what) ? fetch(what, err) : checked(installer.offersAgain(what), err);
  }

  private List<Offer> checked(List<Offer> offers, PrintStream err) {
    offers.forEach(offer -> show(offer, err));
    String expected = options.sha256.toLowerCase(Locale.ROOT);
    Offer wanted = offers.get(offers.size() - 1);
    if (!expected.isEmpty() && !expected.equals(wanted.sha256())) {
      throw new ZethusException(
          "%s: SHA-256 is %s, expected %s by --sha256; nothing was installed"
              .formatted(wanted.source(), wanted.sha256(), expected));
    }
    if (options.strict) {
      offers.forEach(TrustedSigners.of(trusted(), options.trust)::require);
    }
    return offers;
  }

  private static Path trusted() {
    return Path.of(System.getProperty("zethus.user", "."), "trusted");
  }

  private static void show(Offer offer, PrintStream err) {
    err.printf("%s %s%n", offer.bundle(), offer.version());
    err.printf("  from     %s%n", offer.source());
    if (!offer.index().isEmpty()) {
      err.printf("  index    %s%n", offer.index());
    }
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
