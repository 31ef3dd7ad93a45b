package org.zethus.install.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.plugin.ZethusException;
import org.zethus.install.Offer;

class PluginJarTest {
  @TempDir Path folder;

  @Test
  void nameAndVersionAreTheManifests() throws IOException {
    Offer offer =
        PluginJar.read(jar("org.example.hum-2;singleton:=true", "1.2.0.beta"), "here", "");
    assertThat(offer.bundle()).isEqualTo("org.example.hum-2");
    assertThat(offer.version()).isEqualTo("1.2.0.beta");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../hum", "/etc/hum", "..", "org..hum", "org/hum", "a b"})
  void nameThatIsNoneIsRefusedBeforeItBecomesAFile(String name) throws IOException {
    Path jar = jar(name, "1.0.0");
    assertThatThrownBy(() -> PluginJar.read(jar, "here", ""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("here", "Bundle-SymbolicName is '%s'".formatted(name), "expected");
  }

  @Test
  void versionThatIsNoneIsRefused() throws IOException {
    Path jar = jar("org.example.hum", "one.two");
    assertThatThrownBy(() -> PluginJar.read(jar, "here", ""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("here", "Bundle-Version is 'one.two'", "expected");
  }

  private Path jar(String name, String version) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-SymbolicName", name);
    headers.putValue("Bundle-Version", version);
    Path jar = folder.resolve("plugin.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }
}
