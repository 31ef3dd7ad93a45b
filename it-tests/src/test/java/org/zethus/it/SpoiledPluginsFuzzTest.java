package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plugins whose classes, manifest or component descriptions were spoiled before the jar was made,
 * so that every checksum is right, are installed into one process: each is refused with a message
 * or works, and a sound plugin works afterwards. {@code -Pfuzz} makes many more.
 */
class SpoiledPluginsFuzzTest {
  private static final int FILES = Integer.getInteger("fuzz.files", 300);

  @TempDir Path folder;

  @Test
  void processOutlivesWhatIsInstalled() throws IOException {
    Path hum = FakePlugins.hum(folder, 1);
    Path driver =
        new TestBundle(folder, "org.example.drive", "1.0.0")
            .type("org.example.drive.SpoiledPlugins", source())
            .build();
    Product.Result result =
        new Product(folder)
            .run(
                "exec",
                "install %s; drive:spoiled %s %d; install %s".formatted(driver, hum, FILES, hum));
    assertThat(result.code()).as(result.err()).isZero();
    Map<String, Long> counted =
        result
            .out()
            .lines()
            .filter(line -> line.matches("[a-z_]+ \\d+"))
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
    System.out.println("spoiled plugins " + counted);
    assertThat(counted.get("without_a_message")).as(result.out()).isZero();
    assertThat(counted.get("refused")).isGreaterThan(FILES / 2);
    assertThat(counted.get("refused") + counted.get("installed")).isEqualTo(FILES);
    assertThat(result.out()).contains("installed vocoder/hum 1.0.1");
  }

  private static String source() throws IOException {
    try (InputStream in =
        SpoiledPluginsFuzzTest.class.getResourceAsStream("/driver/SpoiledPlugins.java")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
