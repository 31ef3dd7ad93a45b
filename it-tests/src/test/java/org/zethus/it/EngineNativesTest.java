package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.config.Config;

/** The product without the libraries of its engines, and how they come to it. */
class EngineNativesTest {
  private static final Path FETCHED = Path.of(System.getProperty("maven.repo.fetched"));

  @TempDir Path folder;
  private Product zethus;
  private Path script;

  /** Leaves out {@code native/}; the rest is the product's. */
  @BeforeEach
  void withoutLibraries() throws IOException {
    zethus = new Product(folder).with("ZETHUS_MAVEN", FETCHED.toString());
    Path light = Files.createDirectories(folder.resolve("light"));
    for (String part : List.of("bundles", "lib", "recipes", "configs")) {
      Files.createSymbolicLink(light.resolve(part), Product.folder().resolve(part));
    }
    script = Files.copy(Product.folder().resolve("zethus"), light.resolve("zethus"));
  }

  private void fails(String message, String... command) {
    Product.Result result = zethus.run(script, command);
    assertThat(result.code()).as(result.err()).isEqualTo(1);
    assertThat(result.messages()).hasSize(1).first().asString().contains(message);
  }

  private String succeeds(String... command) {
    Product.Result result = zethus.run(script, command);
    assertThat(result.code()).as(result.err()).isZero();
    return result.out();
  }

  @Test
  void anEngineIsNamedWithTheCommandThatInstallsIt() {
    fails("`zethus install engine:onnxruntime`", "say", "Hello.");
    fails("`zethus install engine:pytorch`", "say", "Hello.", "--engine", "pytorch");
    fails("no engine 'torch'; there are onnxruntime, pytorch", "install", "engine:torch");
    assertThat(zethus.run(script, "doctor").out()).contains("zethus install engine:tensorflow");
  }

  @Test
  void aVoiceSpeaksAsSoonAsItsEngineIsInstalled() {
    Path libraries = zethus.plugins().resolveSibling("native/linux-x86_64/onnxruntime");
    assertThat(succeeds("exec", "install engine:onnxruntime; say Hello. -o at-once.wav").lines())
        .contains("installed engine onnxruntime, in " + libraries);
    assertThat(zethus.work().resolve("at-once.wav")).isNotEmptyFile();
    succeeds("say", "Hello.", "-o", "later.wav");
    assertThat(zethus.work().resolve("later.wav"))
        .hasSameBinaryContentAs(zethus.work().resolve("at-once.wav"));
    zethus.with("ZETHUS_MAVEN", "/nowhere"); // nothing is fetched again
    assertThat(succeeds("install", "engine:onnxruntime"))
        .isEqualTo("engine onnxruntime is installed, in %s%n".formatted(libraries));
    fails("no ai/djl/pytorch", "install", "engine:pytorch");
  }

  private record Natives(String engine, String system, List<Archive> archives) {}

  private record Archive(String artifact, long size, String sha256, Map<String, String> files) {}

  /** What an engine's bundle lists is what the build took its libraries from. */
  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "pytorch", "tensorflow"})
  void theListedArchivesAreThoseOfTheBuild(String engine) throws Exception {
    Natives natives = Config.parse(list(engine), engine).as(Natives.class);
    assertThat(natives.engine()).isEqualTo(engine);
    Path built = Product.folder().resolve("native").resolve(natives.system()).resolve(engine);
    for (Archive archive : natives.archives()) {
      Path jar = FETCHED.resolve(path(archive.artifact()));
      assertThat(jar).hasSize(archive.size());
      assertThat(sha256(jar)).as(archive.artifact()).isEqualTo(archive.sha256());
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (Map.Entry<String, String> library : archive.files().entrySet()) {
          ZipEntry entry = zip.getEntry(library.getValue());
          assertThat(entry).as(library.getValue()).isNotNull();
          assertThat(built.resolve(library.getKey())).hasSize(entry.getSize());
        }
      }
    }
    List<String> listed =
        natives.archives().stream().flatMap(archive -> archive.files().keySet().stream()).toList();
    try (DirectoryStream<Path> libraries = Files.newDirectoryStream(built, "*.so*")) {
      assertThat(libraries).allMatch(file -> listed.contains(file.getFileName().toString()));
    }
  }

  private static String list(String engine) throws IOException {
    try (ZipFile jar = new ZipFile(Product.bundle("zethus-engine-" + engine + "-").toFile());
        InputStream in = jar.getInputStream(jar.getEntry("natives.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String path(String artifact) {
    String[] parts = artifact.split(":", -1);
    String classifier = parts.length > 3 ? "-" + parts[3] : "";
    return "%s/%s/%s/%s-%s%s.jar"
        .formatted(parts[0].replace('.', '/'), parts[1], parts[2], parts[1], parts[2], classifier);
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
