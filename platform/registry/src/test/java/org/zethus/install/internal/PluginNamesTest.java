package org.zethus.install.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.zethus.api.plugin.ZethusException;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;

class PluginNamesTest {
  private static final PluginInfo HUM = plugin("vocoder", "hum", "org.example.hum", 1);
  private static final PluginInfo TOO = plugin("vocoder", "hum", "org.example.too", 2);
  private static final PluginInfo CODEC = plugin("codec", "hum", "org.example.codec", 3);
  private static final PluginInfo NEWER = plugin("vocoder", "hum", "org.example.hum", 4);

  @Test
  void twoBundlesWithOneNameClash() {
    assertThatThrownBy(() -> names(HUM, TOO).requireOwn(bundle(TOO)))
        .isInstanceOf(ZethusException.class)
        .hasMessage(
            "cannot start org.example.too 1.0.0: its plugin vocoder/hum is called like that of"
                + " org.example.hum 1.0.0, which is installed; `zethus remove vocoder/hum` makes"
                + " room");
  }

  @Test
  void anotherKindAndAnotherVersionDoNotClash() {
    assertThatCode(() -> names(HUM, CODEC, NEWER).requireOwn(bundle(HUM)))
        .doesNotThrowAnyException();
  }

  @Test
  void anIdMeansOnePlugin() {
    PluginNames names = names(HUM, CODEC);
    assertThat(names.bundle("vocoder/hum")).contains(1L);
    assertThat(names.bundle("sing")).isEmpty();
    assertThatThrownBy(() -> names.bundle("hum"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("say which: vocoder/hum, codec/hum");
  }

  @Test
  void pluginsAreThoseOfTheBundle() {
    assertThat(names(HUM, TOO, CODEC).of(List.of(bundle(CODEC), bundle(HUM))))
        .containsExactly(CODEC, HUM);
  }

  private static PluginInfo plugin(String kind, String id, String bundle, long number) {
    return new PluginInfo(kind, id, "", "1.0.0", bundle, number, PluginInfo.State.READY, "");
  }

  private static PluginNames names(PluginInfo... plugins) {
    return new PluginNames(fake(Registry.class, "plugins", List.of(plugins), "", ""));
  }

  private static Bundle bundle(PluginInfo plugin) {
    return fake(Bundle.class, "getBundleId", plugin.bundleId(), "getSymbolicName", plugin.bundle());
  }

  /** A stand-in that answers two methods, and says that it is version 1. */
  private static <T> T fake(Class<T> type, String first, Object one, String second, Object two) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, values) ->
                method.getName().equals(first)
                    ? one
                    : method.getName().equals(second) ? two : new Version(1, 0, 0)));
  }
}
