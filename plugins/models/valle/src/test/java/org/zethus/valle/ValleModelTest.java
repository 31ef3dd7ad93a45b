package org.zethus.valle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.ModelContract;
import org.zethus.torch.codes.CodecFolder;

class ValleModelTest extends ModelContract {
  @TempDir static Path root;
  private static Path checkpoint;

  @BeforeAll
  static void trainALittle() {
    TestRunContext context = Tiny.run(root, "trained", 16);
    context.config(
        "{"
            + Tiny.MODEL.formatted(", prepend_bos: true")
            + ", front_end: 'letters', train: { train_stage: 0, batch_size: 8, max_steps: 30,"
            + " adamw: { lr: 0.01 }, scheduler: 'constant' } }");
    try (Trainer trainer = Tiny.trainer().open(context)) {
      trainer.train();
    }
    checkpoint = context.output();
  }

  @Override
  protected Model open() {
    return Tiny.plugin().load(Checkpoint.folder(checkpoint), Device.CPU);
  }

  @Override
  protected ModelRequest request() {
    return Tiny.request("a b t. b a t");
  }

  @Test
  void itSpeaksWithSmallerWeightsToo() throws Exception {
    Path small = root.resolve("small");
    CodecFolder.copy(checkpoint, small);
    CodecFolder.copy(checkpoint.resolve("codec"), small.resolve("codec"));
    Path config = small.resolve("config.json");
    String said = Files.readString(config);
    assertThat(said).contains("\"float32\"");
    Files.writeString(config, said.replace("\"float32\"", "\"int8\""));
    try (Model model = Tiny.plugin().load(Checkpoint.folder(small), Device.CPU)) {
      assertThat(model.generate(request(), new CancelSignal())).hasSize(2);
    }
  }

  @Test
  void aPromptWithoutItsTextIsRefused() {
    TtsRequest request = Tiny.request("a");
    SpeechPrompt silent = new SpeechPrompt(request.requirePrompt("a test").speech(), " ");
    assertRefused(request.withPrompt(silent), "--prompt-text");
  }

  @Test
  void aRequestWithoutAPromptIsRefused() {
    assertRefused(new TtsRequest("a"), "prompt");
  }

  @Test
  void controlsThatItLacksAreRefused() {
    TtsRequest request = new TtsRequest("a", "", 1, 1, 1, 0, Map.of("noise_scale", 1.0));
    assertRefused(request, "noise_scale");
    assertRefused(new TtsRequest("a", "", 2, 1, 1, 0), "speed");
  }

  @Test
  void theBestOfSeveralIsSaid() {
    try (Model model = open()) {
      assertThat(model.generate(bestOf(4), new CancelSignal())).hasSize(1);
    }
    assertRefused(bestOf(0), "best_of", "0");
    assertRefused(bestOf(1e9), "best_of", "64");
  }

  private static TtsRequest bestOf(double count) {
    return new TtsRequest("a b t", "", 1, 1, 1, 0, Map.of("best_of", count))
        .withPrompt(Tiny.request("a").requirePrompt("a test"));
  }

  private void assertRefused(TtsRequest request, String... words) {
    try (Model model = open()) {
      assertThatThrownBy(() -> model.generate(request, new CancelSignal()))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll(words);
    }
  }
}
