package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A vocoder is replaced 200 times while four threads call it without a pause: no call fails, and
 * nothing of the old versions is left. {@code -Psoak} replaces it 1,000 times.
 */
class UpdatesUnderLoadTest {
  private static final int UPDATES = Integer.getInteger("soak.updates", 200);

  /**
   * Updates until caches have their size; memory is compared with then. What grows afterwards is
   * compiled code, which comes to an end: all class loaders go, and the heap stays as it is.
   */
  private static final int SETTLED = 100;

  private static final int CALLS_PER_UPDATE = 10;

  @TempDir Path folder;

  @Test
  void vocoderWithoutAnEngine() throws IOException {
    Path first = FakePlugins.hum(folder, 1);
    drive("hum", first, "install %s; ".formatted(first));
  }

  @Test
  void vocoderWithNativeMemory() throws IOException {
    drive("vocos", productJar("zethus-vocos-"), "");
  }

  /**
   * Runs the driver in the product, prints what it measured and checks counts and memory. Times
   * depend on what else the machine does, so they are printed for a person to read.
   */
  private void drive(String id, Path jar, String before) throws IOException {
    Path versions = versions(jar);
    Path driver =
        new TestBundle(folder, "org.example.drive", "1.0.0")
            .type("org.example.drive.UpdatesUnderLoad", resource("UpdatesUnderLoad.java"))
            .build();
    Path config = Files.writeString(folder.resolve("config.json"), resource("vocoder.json"));
    Product.Result result =
        new Product(folder)
            .run(
                "exec",
                "install %s; %sdrive:updates %s %s %s %d %d"
                    .formatted(
                        driver, before, id, config, versions, SETTLED, UPDATES * CALLS_PER_UPDATE));
    assertThat(result.code()).as(result.err()).isZero();
    Map<String, Long> measured = new HashMap<>();
    result
        .out()
        .lines()
        .filter(line -> line.matches("[a-z_0-9]+ -?\\d+"))
        .map(line -> line.split(" ", 2))
        .forEach(pair -> measured.put(pair[0], Long.valueOf(pair[1])));
    System.out.println(id + " " + measured);
    assertThat(measured.get("failed")).as(result.out()).isZero();
    assertThat(measured.get("calls")).isGreaterThanOrEqualTo(UPDATES * CALLS_PER_UPDATE);
    assertThat(measured.get("class_loaders_left")).isZero();
    assertThat((double) measured.get("resident_kb_at_the_end"))
        .isLessThan(1.05 * measured.get("resident_kb_when_settled"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = UpdatesUnderLoadTest.class.getResourceAsStream("/driver/" + name)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static Path productJar(String prefix) throws IOException {
    try (Stream<Path> jars = Files.list(Product.folder().resolve("bundles/3"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow();
    }
  }

  /** {@return a folder of the same bundle in rising versions} */
  private Path versions(Path jar) throws IOException {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    for (int i = 1; i <= UPDATES; i++) {
      copy(jar, versions.resolve("%04d.jar".formatted(i)), "2.0." + i);
    }
    return versions;
  }

  private static void copy(Path jar, Path copy, String version) throws IOException {
    try (JarFile from = new JarFile(jar.toFile())) {
      Manifest manifest = from.getManifest();
      manifest.getMainAttributes().putValue("Bundle-Version", version);
      try (OutputStream file = Files.newOutputStream(copy);
          JarOutputStream to = new JarOutputStream(file, manifest)) {
        for (JarEntry entry : from.stream().toList()) {
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            to.putNextEntry(new JarEntry(entry.getName()));
            from.getInputStream(entry).transferTo(to);
          }
        }
      }
    }
  }
}
