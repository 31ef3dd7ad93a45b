package org.zethus.crepe.evaluator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.ZethusException;

/** Spoiled HDF5 files are read or refused with a message, soon. */
class KerasFileFuzzTest {
  @Test
  void spoiledFilesAreReadOrRefused() throws IOException {
    byte[] whole = Files.readAllBytes(Path.of("src/test/resources/keras/model-untrained.h5"));
    Random random = new Random(5);
    for (int i = 0; i < Integer.getInteger("fuzz.files", 300); i++) {
      byte[] spoiled = whole.clone();
      for (int n = random.nextInt(8); n >= 0; n--) {
        spoiled[random.nextInt(random.nextBoolean() ? 4096 : whole.length)] =
            (byte) random.nextInt();
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length;
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> read(ByteBuffer.wrap(spoiled, 0, length).slice()),
          "file " + i);
    }
  }

  private static void read(ByteBuffer bytes) {
    try {
      KerasFile.read(bytes, "spoiled");
    } catch (ZethusException e) {
      Assertions.assertTrue(e.getMessage().contains("spoiled"), e.getMessage());
    }
  }
}
