package org.zethus.dualcodectts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.ModelContract;

class DualCodecValleModelTest extends ModelContract {
  @TempDir static Path root;
  private static Path checkpoint;

  @BeforeAll
  static void trainALittle() {
    TestRunContext context = Tiny.run(root, "trained", 16);
    context.config(
        "{"
            + Tiny.MODEL
            + " max_length: 100, train: { batch_size: 8, max_steps: 30, adamw: { lr: 0.01 } } }");
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
    return Tiny.request("at. bat");
  }

  private void assertRefused(TtsRequest request, String... words) {
    try (Model model = open()) {
      assertThatThrownBy(() -> model.generate(request, new CancelSignal()))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll(words);
    }
  }

  @Test
  void aPromptAndItsTextAreNeeded() {
    assertRefused(new TtsRequest("a"), "prompt");
    TtsRequest request = Tiny.request("a");
    SpeechPrompt silent = new SpeechPrompt(request.requirePrompt("a test").speech(), " ");
    assertRefused(request.withPrompt(silent), "--prompt-text");
  }

  @Test
  void aTextWithoutWordsOrTooLongIsRefused() {
    assertRefused(Tiny.request(" "), "empty");
    assertRefused(Tiny.request("a".repeat(100)), "max_length 100", "shorten");
  }

  @Test
  void controlsThatItLacksAreRefused() {
    TtsRequest request = new TtsRequest("a", "", 1, 1, 1, 0, Map.of("noise_scale", 1.0));
    assertRefused(request, "noise_scale", "top_k");
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
    return new TtsRequest("abt", "", 1, 1, 1, 0, Map.of("best_of", count))
        .withPrompt(Tiny.request("a").requirePrompt("a test"));
  }

  @Test
  void thePublishedFilesSayWhatElseIsNeeded() throws IOException {
    Path published = Files.createDirectories(root.resolve("dualcodec-tts"));
    for (String file : PublishedFiles.NETWORKS.values()) {
      SafeTensors.write(published.resolve(file), Map.of("x", Tensor.of(new float[1], 1)), Map.of());
    }
    assertThatThrownBy(() -> Tiny.plugin().load(Checkpoint.folder(published), Device.CPU))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("zethus pull openai/whisper-large-v3", "whisper-large-v3");
    Path vocabulary = Files.createDirectories(published.resolve("whisper-large-v3"));
    assertThatThrownBy(() -> Tiny.plugin().load(Checkpoint.folder(published), Device.CPU))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(vocabulary.toString(), "multilingual.tiktoken", "vocab.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "num_quantizers   | 3  | speaks 3 codebooks, its codec has 2",
        "target_vocab_size | 3 | codebooks of [16, 3] codes, its codec has codebooks of [16, 4]",
        "target_vocab_size | 5 | codebooks of [16, 5] codes, its codec has codebooks of [16, 4]",
      })
  void anotherCodecIsRefused(String key, int value, String reason) throws IOException {
    Path other = root.resolve(key + value);
    Files.createDirectories(other.resolve("codec"));
    for (String file : List.of("config.json", "model.safetensors", "codec/config.json")) {
      Files.copy(checkpoint.resolve(file), other.resolve(file));
    }
    Path config = other.resolve("config.json");
    String said = Files.readString(config);
    String asking = said.replaceAll("(\"%s\"\\s*:\\s*)\\d+".formatted(key), "$1" + value);
    assertThat(asking).isNotEqualTo(said);
    Files.writeString(config, asking);
    assertThatThrownBy(() -> Tiny.plugin().load(Checkpoint.folder(other), Device.CPU))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(reason, "trained on");
  }
}
