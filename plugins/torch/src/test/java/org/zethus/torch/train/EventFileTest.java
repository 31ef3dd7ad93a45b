package org.zethus.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.ZethusException;

class EventFileTest {
  @TempDir Path folder;

  /** Recorded from tensorboard 2.21: RecordWriter and its protocol-buffer classes. */
  private static final String VERSION =
      "0f000000000000006d532b091a0d627261696e2e4576656e743a32fc985129";

  private static final String SCALAR =
      "2100000000000000017becf6090000000000c0724010ac022a130a110a0a747261696e2f6c6f7373150000803e8aafcd55";
  private static final String IMAGE =
      "2a00000000000000ae8d91f5090000000000c0724010ac022a1c0a1a0a0b73616d706c65732f6d656c220b0802100318032203706e67bca69ffe";
  private static final String AUDIO =
      "3700000000000000e7e8ca59090000000000d0724010ad022a290a270a0973616d706c65732f61321a0d00007a46100118c80122037761762a09617564696f2f7761760f9d1791";

  @Test
  void recordsAreThoseOfTensorBoard() throws IOException {
    try (EventFile events = EventFile.open(new Storage(), folder, 0)) {
      events.scalar(300, "train/loss", 0.25f);
      events.image(300, "samples/mel", bytes("png"), 3, 2);
      events.audio(301, "samples/a", bytes("wav"), 16_000, 200);
      events.sync();
      assertThat(events.length()).isEqualTo(Files.size(folder.resolve(EventFile.NAME)));
    }
    assertThat(hex()).isEqualTo(VERSION + SCALAR + IMAGE + AUDIO);
  }

  @Test
  void aResumedRunForgetsWhatLaterStepsWrote() throws IOException {
    long kept;
    try (EventFile events = EventFile.open(new Storage(), folder, 0)) {
      events.scalar(300, "train/loss", 0.25f);
      kept = events.length();
      events.scalar(301, "train/loss", 0.5f);
      events.flush();
    }
    try (EventFile events = EventFile.open(new Storage(), folder, kept)) {
      events.image(300, "samples/mel", bytes("png"), 3, 2);
      events.flush();
    }
    assertThat(hex()).isEqualTo(VERSION + SCALAR + IMAGE);
  }

  @Test
  void aFileShorterThanTheStateSaysIsRefused() {
    assertThatThrownBy(() -> EventFile.open(new Storage(), folder, 99))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("has 0 bytes", "needs 99", "--fresh");
  }

  private String hex() throws IOException {
    return HexFormat.of().formatHex(Files.readAllBytes(folder.resolve(EventFile.NAME)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
