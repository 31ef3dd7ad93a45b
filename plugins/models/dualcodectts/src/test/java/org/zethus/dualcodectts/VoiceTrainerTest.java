package org.zethus.dualcodectts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.model.Model;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;

class VoiceTrainerTest {
  @TempDir Path root;

  @Test
  void theVocabularyOfWhisperIsAnInputAndGoesAlong() throws IOException {
    TestRunContext without = Tiny.run(root, "without", 4);
    without.config("{" + Tiny.MODEL.replace("bytes", "whisper") + "}");
    assertThatThrownBy(() -> Tiny.trainer().open(without))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'tokenizer'", "openai/whisper-large-v3", "'bytes'");
    Path files = Files.createDirectories(root.resolve("vocabulary"));
    StringBuilder bytes = new StringBuilder();
    for (int b = 0; b < 256; b++) {
      String token = java.util.Base64.getEncoder().encodeToString(new byte[] {(byte) b});
      bytes.append(token).append(' ').append(b).append('\n');
    }
    Files.writeString(files.resolve("multilingual.tiktoken"), bytes);
    TestRunContext with = Tiny.run(root, "with", 4).input("tokenizer", files);
    with.config(
        "{"
            + Tiny.MODEL.replace("bytes", "whisper").replace("282", "400")
            + " train: { batch_size: 8, max_steps: 1 } }");
    try (Trainer trainer = Tiny.trainer().open(with)) {
      trainer.train();
    }
    try (Model model = Tiny.plugin().load(Checkpoint.folder(with.output()), Device.CPU)) {
      assertThat(model.generate(Tiny.request("ab"), new CancelSignal())).hasSize(1);
    }
  }

  @Test
  void textsThatTheVocabularyHasNoRoomForAreRefused() {
    TestRunContext context = Tiny.run(root, "small", 4);
    context.config("{" + Tiny.MODEL.replace("282", "100") + "}");
    assertThatThrownBy(() -> Tiny.trainer().open(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("vocab_size 100 leaves room for 74");
  }
}
