package org.zethus.maskgct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** The published model, in small, is adapted to recordings and speaks. */
class AdaptationTest {
  private static final List<String> PHONES = List.of("n", "i↑", "x", "ɑʊ↓↑", ".");

  private final TorchBackend torch = new TorchBackend();

  @TempDir Path folder;

  @BeforeEach
  void publish() {
    MaskGctConfig config = TinyModel.published();
    Checkpoint untrained = Checkpoint.untrained("tiny", Config.of(config), 3);
    try (StateDict weights = torch.open(untrained, Device.CPU)) {
      new MaskGct(weights, config.model(), config.mel());
      new SemanticToAcoustic(weights.at("s2a_model_1layer"), config.model().s2aModel().first());
      Map<String, Map<String, Tensor>> parts = new LinkedHashMap<>();
      weights
          .toTensors()
          .forEach(
              (name, tensor) -> {
                int dot = name.indexOf('.');
                parts
                    .computeIfAbsent(name.substring(0, dot), part -> new LinkedHashMap<>())
                    .put(name.substring(dot + 1), tensor);
              });
      parts.forEach(
          (part, tensors) ->
              SafeTensors.write(
                  folder.resolve("base").resolve(PublishedFiles.place(part)), tensors, Map.of()));
    }
    AtomicFiles.write(
        folder.resolve("base/config.json"),
        Json.write(Config.of(config).asMap()).getBytes(StandardCharsets.UTF_8));
  }

  private void record(int count) {
    List<Utterance> recorded = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Waveform sound = TinyModel.prompt("").speech();
      AudioFiles.write(folder.resolve("audio/a%d.wav".formatted(i)), sound);
      Utterance said = new Utterance("u" + i, "你好.");
      recorded.add(
          said.withPhones(PHONES).withFiles(Map.of("audio", "audio/a%d.wav".formatted(i))));
    }
    new Manifest(folder, recorded).write();
  }

  private TestRunContext context(String name) {
    return TestRunContext.writingTo(folder.resolve(name));
  }

  private void codes(String kind) {
    TestRunContext context =
        context(kind)
            .input("checkpoint", folder.resolve("base"))
            .input("audio", folder)
            .config("{ codes: '%s' }".formatted(kind));
    try (Preprocessor codes = new CorpusCodesPlugin(torch).open(context)) {
      assertThat(codes.process().utterances()).hasSize(4);
    }
  }

  private long[] shape(String kind) {
    try (SafeTensors tensors = SafeTensors.open(folder.resolve(kind + "/codes/u0.safetensors"))) {
      return tensors.shape("codes");
    }
  }

  private void adapt(TrainerPlugin plugin, String name, String more) {
    TestRunContext context =
        context(name)
            .input("checkpoint", folder.resolve("base"))
            .input("utterances", folder)
            .input("semantic", folder.resolve("semantic"))
            .input("acoustic", folder.resolve("acoustic"))
            .config(
                "{ lora: { rank: 2 }, %s train: { batch_size: 2, max_steps: 2, adamw: { lr: 0.1 } } }"
                    .formatted(more));
    try (Trainer trainer = plugin.open(context)) {
      trainer.train();
    }
  }

  @Test
  void recordingsBecomeCodesAndTheTransformersAreAdaptedToThem() {
    record(4);
    codes("semantic");
    codes("acoustic");
    assertThat(shape("semantic")).containsExactly(1, 24); // half a second, 50 frames per second
    assertThat(shape("acoustic")[0]).isEqualTo(2);
    adapt(new T2sTrainerPlugin(torch), "t2s", "");
    adapt(new S2aTrainerPlugin(torch), "s2a", "");
    adapt(new S2aTrainerPlugin(torch), "first", "part: 'first',");
    new AssemblyPlugin()
        .open(
            context("voice")
                .input("base", folder.resolve("base"))
                .input("t2s", folder.resolve("t2s"))
                .input("s2a", folder.resolve("s2a"))
                .input("s2a_first", folder.resolve("first")))
        .train();
    try (Model voice =
        new MaskGctPlugin(torch, List.of())
            .load(Checkpoint.folder(folder.resolve("voice")), Device.CPU)) {
      TtsRequest request =
          new TtsRequest("你好。", "", 1, 1, 1, 7, Map.of("seconds", 0.4))
              .withPrompt(TinyModel.prompt("好"))
              .withLanguage("zh");
      List<Generated> said = voice.generate(request, new CancelSignal());
      assertThat(((Waveform) said.get(0).signal()).seconds()).isBetween(0.3, 0.5);
    }
  }

  @Test
  void codecsThatWereTrainedHereHaveStagesOfTheirOwn() {
    Checkpoint.write(folder.resolve("own"), Config.parse("{}", "own"), Map.of());
    TestRunContext context = context("x").input("checkpoint", folder.resolve("own"));
    assertThatThrownBy(() -> new CorpusCodesPlugin(torch).open(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("not the published", "preprocessor/repcodec");
  }
}
