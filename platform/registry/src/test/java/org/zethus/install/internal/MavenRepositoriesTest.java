package org.zethus.install.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.plugin.ZethusException;

class MavenRepositoriesTest {
  private static final MavenArtifact HUM = MavenArtifact.parse("org.example:hum:1.2.0");

  @TempDir Path folder;

  private Path put(String repository) throws IOException {
    Path jar = folder.resolve(repository).resolve(HUM.path());
    Files.createDirectories(jar.getParent());
    return Files.writeString(jar, repository);
  }

  @Test
  void artifactsLieWhereMavenPutsThem() {
    assertThat(HUM.path()).isEqualTo("org/example/hum/1.2.0/hum-1.2.0.jar");
    MavenArtifact natives = MavenArtifact.parse("ai.djl.pytorch:native:2.7.1:linux-x86_64");
    assertThat(natives.path())
        .isEqualTo("ai/djl/pytorch/native/2.7.1/native-2.7.1-linux-x86_64.jar");
    assertThat(natives).hasToString("ai.djl.pytorch:native:2.7.1:linux-x86_64");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hum", "org.example:hum", "a:b:1:c:d", "org.example::1", "a:..:1", "a:b: "})
  void otherNamesAreRefused(String text) {
    assertThatThrownBy(() -> MavenArtifact.parse(text))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'" + text + "'", "group:artifact:version");
  }

  @Test
  void mavensOwnFolderComesFirst() throws IOException {
    Path local = folder.resolve("local");
    MavenRepositories web = new MavenRepositories(local, "https://example.org/maven2/");
    assertThat(web.find(HUM)).isEmpty();
    assertThat(web.url()).hasToString("https://example.org/maven2");

    Path mirrored = put("mirror");
    Path mirror = folder.resolve("mirror");
    MavenRepositories both = new MavenRepositories(local, mirror.toString());
    assertThat(both.find(HUM)).contains(mirrored);
    assertThat(new MavenRepositories(local, mirror.toUri().toString()).find(HUM))
        .contains(mirrored);
    Path own = put("local");
    assertThat(both.find(HUM)).contains(own);
    assertThat(web.find(HUM)).contains(own);
  }

  @Test
  void aFolderWithoutTheArtifactIsNamed() {
    MavenRepositories repositories = new MavenRepositories(folder, folder + "/mirror");
    assertThatThrownBy(() -> repositories.find(HUM))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("hum-1.2.0.jar", folder + "/mirror", "ZETHUS_MAVEN");
  }
}
