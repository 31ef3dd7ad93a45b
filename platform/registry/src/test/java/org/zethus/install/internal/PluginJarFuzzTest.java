package org.zethus.install.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.ZethusException;
import org.zethus.install.Offer;

/**
 * Looks into spoiled jars, always the same ones: each is refused with a message, or nothing that
 * counts was spoiled (a time, a comment). {@code -Pfuzz} looks into many more.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PluginJarFuzzTest {
  private static final int FILES = Integer.getInteger("fuzz.files", 300);

  private static final Map<String, byte[]> ENTRIES =
      new TreeMap<>(
          Map.of(
              "META-INF/MANIFEST.MF",
              "Manifest-Version: 1.0\nBundle-SymbolicName: org.example.hum\nBundle-Version: 1.0.0\n"
                  .getBytes(StandardCharsets.UTF_8),
              "OSGI-INF/hum.xml",
              "<component name='hum'/>".repeat(20).getBytes(StandardCharsets.UTF_8),
              "org/zethus/install/Offer.class",
              classFile()));

  @TempDir Path folder;

  @Test
  void spoiledJarIsRefusedOrHoldsWhatItHeld() throws IOException {
    byte[] whole = jar();
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      Path jar = Files.write(folder.resolve("spoiled.jar"), spoil(whole, random));
      try {
        Offer offer = PluginJar.read(jar, "spoiled.jar", "");
        assertThat(offer.bundle()).as("file %d", i).isEqualTo("org.example.hum");
        assertThat(entries(jar)).as("file %d", i).usingRecursiveComparison().isEqualTo(ENTRIES);
      } catch (ZethusException e) {
        assertThat(e).as("file %d", i).hasMessageContaining("spoiled.jar");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(FILES / 2);
  }

  private static byte[] spoil(byte[] whole, Random random) {
    byte[] spoiled = whole.clone();
    int at = random.nextInt(whole.length);
    switch (random.nextInt(5)) {
      case 0 -> spoiled[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> spoiled[at] = (byte) random.nextInt();
      case 2 -> spoiled = Arrays.copyOf(whole, at);
      case 3 -> System.arraycopy(whole, 0, spoiled, at, whole.length - at);
      default -> Arrays.fill(spoiled, at, Math.min(whole.length, at + 16), (byte) 0xff);
    }
    return spoiled;
  }

  private static byte[] jar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : ENTRIES.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTime(0);
        out.putNextEntry(header);
        out.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> entries(Path jar) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipFile file = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private static byte[] classFile() {
    try (InputStream in = Offer.class.getResourceAsStream("Offer.class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
