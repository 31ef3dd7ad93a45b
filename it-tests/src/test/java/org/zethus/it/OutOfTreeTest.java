package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who has never seen this tree makes a plugin: Maven begins with an empty repository,
 * knows our published artifacts from a folder, and everything else from what this build has
 * fetched.
 */
class OutOfTreeTest {
  private static final Path ROOT = Path.of(System.getProperty("zethus.root"));
  private static final String VERSION = System.getProperty("zethus.version");

  /** What a release publishes, and where it is built. */
  private static final Map<String, String> PUBLISHED =
      Map.of(
          "zethus-api", "api/core",
          "zethus-testkit", "api/testkit",
          "zethus-archetype", "plugins/archetype");

  @TempDir Path folder;

  @Test
  void archetypeBuildInstallAndRunAreThreeCommands() throws Exception {
    Path work = new Product(folder).work();
    maven(
        work,
        "org.apache.maven.plugins:maven-archetype-plugin:"
            + System.getProperty("archetype.version")
            + ":generate",
        "-DarchetypeGroupId=org.zethus",
        "-DarchetypeArtifactId=zethus-archetype",
        "-DarchetypeVersion=" + VERSION,
        "-DgroupId=com.example",
        "-DartifactId=telegraph");
    maven(work, "-f", "telegraph", "package");
    Product.Result used =
        new Product(folder)
            .run(
                "exec",
                "install telegraph/target/telegraph-1.0.0-SNAPSHOT.jar; run"
                    + " telegraph/example/recipe.json");

    assertThat(used.code()).as(used.err()).isZero();
    assertThat(used.out()).contains("installed model/morse 1.0.0");
    assertThat(work.resolve("workspace/example/morse/spoken"))
        .isDirectoryRecursivelyContaining("glob:**.wav");
    assertThat(work.resolve("telegraph/src/main/java/com/example/Morse.java"))
        .content()
        .startsWith("package com.example;");
  }

  private void maven(Path work, String... words) throws Exception {
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            ROOT.resolve("mvnw").toString(),
                            "-B",
                            "-ntp",
                            "-s",
                            settings().toString(),
                            "-Dmaven.repo.local=" + folder.resolve("empty repository")),
                        Stream.of(words))
                    .toList())
            .directory(work.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  /** {@return settings that know two repositories, both folders} */
  private Path settings() throws IOException {
    Path published = folder.resolve("published");
    if (!Files.exists(published)) {
      publish(published, "zethus", "", List.of("pom.xml"));
      for (Map.Entry<String, String> module : PUBLISHED.entrySet()) {
        String jar = "target/%s-%s.jar".formatted(module.getKey(), VERSION);
        publish(published, module.getKey(), module.getValue(), List.of("pom.xml", jar));
      }
    }
    Path fetched = Path.of(System.getProperty("maven.repo.fetched"));
    return Files.writeString(
        folder.resolve("settings.xml"),
        """
        <settings>
          <mirrors>
            <mirror><id>fetched</id><mirrorOf>*,!published</mirrorOf><url>%s</url></mirror>
          </mirrors>
          <profiles>
            <profile>
              <id>published</id>
              <repositories><repository><id>published</id><url>%s</url></repository></repositories>
            </profile>
          </profiles>
          <activeProfiles><activeProfile>published</activeProfile></activeProfiles>
        </settings>
        """
            .formatted(fetched.toUri(), published.toUri()));
  }

  private static void publish(Path repository, String artifact, String module, List<String> files)
      throws IOException {
    Path place = repository.resolve("org/zethus/%s/%s".formatted(artifact, VERSION));
    Files.createDirectories(place);
    for (String file : files) {
      String ending = file.equals("pom.xml") ? "pom" : "jar";
      Files.copy(
          ROOT.resolve(module).resolve(file),
          place.resolve("%s-%s.%s".formatted(artifact, VERSION, ending)));
    }
  }
}
