package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.Baseline.Info;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What plugins are promised: a package of the api says by its version how it differs from the last
 * release, and a plugin that was compiled then works today. {@code released/} holds that release's
 * api, and the template's plugin as it was compiled against it.
 */
class ApiStabilityTest {
  private static final Path RELEASED =
      Path.of(System.getProperty("zethus.root"), "it-tests/src/test/resources/released");

  @TempDir Path folder;

  @Test
  void packagesSayHowTheyDifferFromTheRelease() throws Exception {
    Path today;
    try (Stream<Path> jars = Files.list(Product.folder().resolve("bundles/2"))) {
      today = jars.filter(jar -> jar.toString().contains("zethus-api-")).findFirst().orElseThrow();
    }
    assertThat(mismatches(RELEASED.resolve("zethus-api.jar"), today)).isEmpty();
  }

  @Test
  void methodMoreUnderTheSameVersionIsNoticed() throws Exception {
    Path before = library("void hum();");
    Path after = library("void hum(); void roar();");
    assertThat(mismatches(before, before)).isEmpty();
    assertThat(mismatches(before, after))
        .containsExactly("org.example.lib is 1.0.0, has to be 2.0.0");
  }

  @Test
  void pluginOfTheReleaseWorksToday() throws IOException {
    Product zethus = new Product(folder);
    Path config = Files.createDirectory(zethus.work().resolve("voice")).resolve("config.json");
    Files.writeString(config, "{ \"model_type\": \"morse\" }");
    Product.Result said =
        zethus.run(
            "exec",
            "install %s; say SOS --voice voice -o sos.wav"
                .formatted(RELEASED.resolve("zethus-template.jar")));
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(zethus.work().resolve("sos.wav")).isNotEmptyFile();
  }

  private Path library(String methods) throws IOException {
    return new TestBundle(Files.createTempDirectory(folder, "lib"), "org.example.lib", "1.0.0")
        .type(
            "org.example.lib.Hummer",
            "@org.osgi.annotation.versioning.ConsumerType public interface Hummer { %s }"
                .formatted(methods))
        .header("Export-Package", "org.example.lib;version=1.0.0")
        .build();
  }

  private static List<String> mismatches(Path released, Path today) throws Exception {
    try (Processor processor = new Processor();
        Jar older = new Jar(released.toFile());
        Jar newer = new Jar(today.toFile())) {
      return new Baseline(processor, new DiffPluginImpl())
          .baseline(newer, older, null).stream()
              .filter(info -> info.mismatch)
              .map(ApiStabilityTest::describe)
              .sorted()
              .toList();
    }
  }

  private static String describe(Info info) {
    return "%s is %s, has to be %s"
        .formatted(info.packageName, info.newerVersion, info.suggestedVersion);
  }
}
