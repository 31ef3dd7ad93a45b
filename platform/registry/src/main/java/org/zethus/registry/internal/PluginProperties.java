package org.zethus.registry.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.zethus.api.plugin.Plugin;
import org.zethus.registry.PluginInfo;

/** What a service's properties say about a plugin. */
final class PluginProperties {
  /** Set by {@code @PluginId}. */
  static final String ID = "plugin.id";

  /** Set by {@code @PluginEngine}. */
  static final String ENGINE = "plugin.engine";

  private static final String SUFFIX = "Plugin";

  private PluginProperties() {}

  /**
   * {@return the kind that an SPI's name says: {@code org.zethus.api.vocoder.VocoderPlugin} is
   * {@code vocoder}; empty if it is not called so}
   */
  static Optional<String> kind(String type) {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    return simple.endsWith(SUFFIX) && simple.length() > SUFFIX.length()
        ? Optional.of(
            simple
                .substring(0, simple.length() - SUFFIX.length())
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** {@return the kind of an SPI; its full name if it is not called like one} */
  static String kindOf(Class<? extends Plugin> spi) {
    return kind(spi.getName()).orElse(spi.getName());
  }

  /** {@return the plugins a service offers: one for each SPI it is registered under} */
  static List<PluginInfo> infos(ServiceReference<?> reference) {
    Bundle bundle = reference.getBundle();
    List<PluginInfo> infos = new ArrayList<>();
    if (bundle != null) { // null: the service has gone in the meantime
      for (String type : (String[]) reference.getProperty(Constants.OBJECTCLASS)) {
        kind(type)
            .ifPresent(
                kind ->
                    infos.add(
                        info(
                            kind,
                            text(reference.getProperty(ID)),
                            text(reference.getProperty(ENGINE)),
                            bundle,
                            PluginInfo.State.READY,
                            "")));
      }
    }
    return infos;
  }

  static PluginInfo info(
      String kind,
      String id,
      String engine,
      Bundle bundle,
      PluginInfo.State state,
      String problem) {
    return new PluginInfo(
        kind,
        id,
        engine,
        bundle.getVersion().toString(),
        bundle.getSymbolicName(),
        bundle.getBundleId(),
        state,
        problem);
  }

  static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
