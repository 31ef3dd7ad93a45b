package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import aQute.bnd.header.Attrs;
import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every bundle exports and imports, as it is checked in below {@code manifests/}. A wanted
 * change: {@code ./mvnw verify -pl it-tests -am -Dmanifests.update}.
 */
class ManifestsTest {
  private static final Path EXPECTED =
      Path.of(System.getProperty("zethus.root"), "it-tests/src/test/resources/manifests");

  @TestFactory
  Stream<DynamicTest> bundleExportsAndImportsWhatIsCheckedIn() throws IOException {
    boolean update = !System.getProperty("manifests.update", "false").equals("false");
    try (Stream<Path> files = Files.walk(Product.folder().resolve("bundles"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("zethus-.*\\.jar"))
          .sorted()
          .toList()
          .stream()
          .map(jar -> dynamicTest(name(jar), () -> compare(jar, update)));
    }
  }

  private static void compare(Path jar, boolean update) throws IOException {
    String found = describe(jar);
    Path expected = EXPECTED.resolve(name(jar) + ".txt");
    if (update) {
      Files.writeString(expected, found);
    }
    assertThat(expected)
        .as("wanted? then ./mvnw verify -pl it-tests -am -Dmanifests.update")
        .exists()
        .content()
        .isEqualTo(found);
  }

  private static String name(Path jar) {
    return jar.getFileName().toString().replaceFirst("-\\d.*", "");
  }

  private static String describe(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Attributes headers = file.getManifest().getMainAttributes();
      return lines("engine", headers.getValue("Zethus-Engine"))
          + lines("exports", headers.getValue("Export-Package"))
          + lines("imports", headers.getValue("Import-Package"));
    }
  }

  private static String lines(String what, String header) {
    TreeSet<String> lines = new TreeSet<>();
    Parameters packages = OSGiHeader.parseHeader(header == null ? "" : header);
    packages.forEach((name, attributes) -> lines.add("  " + name + details(attributes)));
    return lines.isEmpty() ? "" : what + "\n" + String.join("\n", lines) + "\n";
  }

  private static String details(Attrs attributes) {
    String version = attributes.get("version");
    String optional = "optional".equals(attributes.get("resolution:")) ? " optional" : "";
    return (version == null ? "" : " " + version) + optional;
  }
}
