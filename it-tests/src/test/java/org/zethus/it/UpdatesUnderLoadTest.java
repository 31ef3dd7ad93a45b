package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.dsp.file.AudioFiles;

/**
 * Plugins are replaced 200 times while four threads call them without a pause: no call fails, and
 * nothing of the old versions is left. {@code -Psoak} replaces them 1,000 times.
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
    requireNoGrowth(
        drive(
            "install %s; ".formatted(first), subject("vocoder", "hum", config(), first, UPDATES)));
  }

  @Test
  void vocoderWithNativeMemory() throws IOException {
    requireNoGrowth(
        drive("", subject("vocoder", "vocos", config(), Product.bundle("zethus-vocos-"), UPDATES)));
  }

  /** A PyTorch vocoder, an ONNX voice and a TensorFlow evaluator, in one process. */
  @Test
  void onThreeEngines() throws IOException {
    int each = (UPDATES + 2) / 3;
    requireNoGrowth(
        drive(
            "",
            subject("vocoder", "vocos", config(), Product.bundle("zethus-vocos-"), each),
            subject("voice", "onnx-voice", voice(), Product.bundle("zethus-onnx-voice-"), each),
            subject(
                "evaluator", "crepe", tone(), Product.bundle("zethus-evaluator-crepe-"), each)));
  }

  private Path config() throws IOException {
    return Files.writeString(folder.resolve("config.json"), resource("vocoder.json"));
  }

  /** {@return the files of the built-in ONNX voice} */
  private Path voice() throws IOException {
    Path files = Files.createDirectory(folder.resolve("voice"));
    try (JarFile jar = new JarFile(Product.bundle("zethus-voice-starter-onnx-").toFile())) {
      for (JarEntry entry :
          jar.stream().filter(each -> each.getName().matches("model/.+")).toList()) {
        Files.copy(
            jar.getInputStream(entry), files.resolve(Path.of(entry.getName()).getFileName()));
      }
    }
    return files;
  }

  /** {@return an artifact of one utterance, a tone} */
  private Path tone() {
    float[] samples = new float[4000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * 220 * i / 16000));
    }
    Path artifact = folder.resolve("tone");
    String file = "audio/tone.wav";
    AudioFiles.write(artifact.resolve(file), Waveform.mono(16000, samples));
    new Manifest(
            artifact,
            List.of(
                new Utterance("tone", "", "", 0.25, List.of(), List.of(), Map.of("audio", file))))
        .write();
    return artifact;
  }

  /** {@return how the driver is told of a plugin and of the folder with its versions} */
  private String subject(String kind, String id, Path material, Path jar, int updates)
      throws IOException {
    return "'%s %s %s %s'".formatted(kind, id, material, versions(id, jar, updates));
  }

  /**
   * Runs the driver in the product, prints what it measured and checks the counts. Times depend on
   * what else the machine does, so they are printed for a person to read.
   *
   * @return what was measured, by name
   */
  private Map<String, Long> drive(String before, String... subjects) throws IOException {
    Path driver =
        new TestBundle(folder, "org.example.drive", "1.0.0")
            .type("org.example.drive.Subject", resource("Subject.java"))
            .type("org.example.drive.UpdatesUnderLoad", resource("UpdatesUnderLoad.java"))
            .build();
    Product.Result result =
        new Product(folder)
            .run(
                "exec",
                "install %s; %sdrive:updates %d %d %s"
                    .formatted(
                        driver,
                        before,
                        SETTLED,
                        UPDATES * CALLS_PER_UPDATE,
                        String.join(" ", subjects)));
    assertThat(result.code()).as(result.err()).isZero();
    Map<String, Long> measured = new HashMap<>();
    result
        .out()
        .lines()
        .filter(line -> line.matches("[a-z_0-9]+ -?\\d+"))
        .map(line -> line.split(" ", 2))
        .forEach(pair -> measured.put(pair[0], Long.valueOf(pair[1])));
    System.out.println(measured);
    assertThat(measured.get("failed")).as(result.out()).isZero();
    assertThat(measured.get("updates")).isGreaterThanOrEqualTo(UPDATES);
    assertThat(measured.get("calls")).isGreaterThanOrEqualTo(UPDATES * CALLS_PER_UPDATE);
    assertThat(measured.get("bundles_left")).isZero();
    assertThat(measured.get("class_loaders_left")).isZero();
    return measured;
  }

  private static void requireNoGrowth(Map<String, Long> measured) {
    assertThat((double) measured.get("resident_kb_at_the_end"))
        .isLessThan(1.05 * measured.get("resident_kb_when_settled"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = UpdatesUnderLoadTest.class.getResourceAsStream("/driver/" + name)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /** {@return a folder of the same bundle in rising versions} */
  private Path versions(String id, Path jar, int updates) throws IOException {
    Path versions = Files.createDirectory(folder.resolve(id + "-versions"));
    for (int i = 1; i <= updates; i++) {
      copy(jar, versions.resolve("%04d.jar".formatted(i)), "2.0." + i);
    }
    return versions;
  }

  private static void copy(Path jar, Path copy, String version) throws IOException {
    try (JarFile from = new JarFile(jar.toFile())) {
      java.util.jar.Manifest manifest = from.getManifest();
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
