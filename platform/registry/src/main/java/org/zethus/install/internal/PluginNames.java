package org.zethus.install.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.zethus.api.plugin.ZethusException;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;

/** Which plugins a bundle offers, under names that no other bundle may have. */
final class PluginNames {
  private final Registry registry;

  PluginNames(Registry registry) {
    this.registry = registry;
  }

  /** {@return the plugins of a bundle} */
  List<PluginInfo> of(Bundle bundle) {
    return registry.plugins().stream()
        .filter(plugin -> plugin.bundleId() == bundle.getBundleId())
        .toList();
  }

  /** {@return the plugins of bundles} */
  List<PluginInfo> of(List<Bundle> bundles) {
    return bundles.stream().flatMap(bundle -> of(bundle).stream()).toList();
  }

  /** {@return whether an id, with or without its kind, is one of these names} */
  static boolean contain(List<String> names, String id) {
    return names.stream().anyMatch(name -> isCalled(name, id));
  }

  /** {@return whether {@code vocoder/vocos} is meant by {@code vocos} or its full name} */
  private static boolean isCalled(String name, String id) {
    return name.equals(id) || name.endsWith("/" + id);
  }

  /**
   * {@return the number of the bundle that offers a plugin; empty if none does}
   *
   * @param id of the plugin, with or without its kind
   * @throws ZethusException if several are called so
   */
  Optional<Long> bundle(String id) {
    List<PluginInfo> found =
        registry.plugins().stream().filter(plugin -> isCalled(plugin.name(), id)).toList();
    List<Long> bundles = found.stream().map(PluginInfo::bundleId).distinct().toList();
    if (bundles.size() > 1) {
      throw new ZethusException(
          "'%s' is more than one plugin; say which: %s"
              .formatted(
                  id, found.stream().map(PluginInfo::name).collect(Collectors.joining(", "))));
    }
    return bundles.stream().findFirst();
  }

  /**
   * Of two plugins with one name nobody would know which answers.
   *
   * @return why a bundle cannot run beside the others, which have a plugin called like one of its
   *     own, and the way out; empty if it can
   */
  Optional<String> clash(Bundle bundle) {
    List<String> names = of(bundle).stream().map(PluginInfo::name).toList();
    return registry.plugins().stream()
        .filter(plugin -> names.contains(plugin.name()))
        .filter(plugin -> !plugin.bundle().equals(bundle.getSymbolicName()))
        .findFirst()
        .map(
            other ->
                "its plugin %s is called like that of %s %s, which is installed; `zethus remove %s` makes room"
                    .formatted(other.name(), other.bundle(), other.version(), other.name()));
  }

  /**
   * Refuses a bundle that {@linkplain #clash clashes}.
   *
   * @throws ZethusException if it does
   */
  void requireOwn(Bundle bundle) {
    clash(bundle)
        .ifPresent(
            reason -> {
              throw new ZethusException(
                  "cannot start %s %s: %s"
                      .formatted(bundle.getSymbolicName(), bundle.getVersion(), reason));
            });
  }
}
