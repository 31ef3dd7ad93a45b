package org.zethus.maskgct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.acoustic.AcousticDecoder;
import org.zethus.torch.acoustic.AcousticEncoder;
import org.zethus.torch.acoustic.DecoderConfig;
import org.zethus.torch.acoustic.EncoderConfig;
import org.zethus.torch.repcodec.RepCodec;
import org.zethus.torch.repcodec.RepCodecConfig;

/** Networks that were trained one by one speak together. */
class AssemblyTest {
  private static final String MEL =
      "preprocess: { sample_rate: 8000, n_fft: 256, win_size: 256, hop_size: 160, n_mel: 8, fmax:"
          + " 4000 }";

  private static final String SEMANTIC =
      """
      {
        model_type: "repcodec", feature: "%s",
        model: {
          codebook_size: 12, hidden_size: 8, codebook_dim: 4, vocos_dim: 8,
          vocos_intermediate_dim: 12, vocos_num_layers: 1,
        },
      }
      """;

  private static final String ACOUSTIC =
      """
      {
        model_type: "acoustic", preprocess: { sample_rate: 8000 },
        model: {
          encoder: { d_model: 2, up_ratios: [4, 5, 8], out_channels: 8 },
          decoder: {
            in_channels: 8, num_quantizers: %d, codebook_size: 10, codebook_dim: 4, vocos_dim: 8,
            vocos_intermediate_dim: 12, vocos_num_layers: 1, n_fft: 320, hop_size: 160,
          },
        },
      }
      """;

  private final TorchBackend torch = new TorchBackend();

  @TempDir Path folder;

  @BeforeEach
  void trainEach() {
    TinyCodes.write(folder, 5);
    train(new T2sTrainerPlugin(torch), TrainingConfigs.t2s(context("t2s"), folder, 2));
    train(new S2aTrainerPlugin(torch), TrainingConfigs.s2a(context("s2a"), folder, 2));
    semantic("mel");
    acoustic(TinyCodes.CODEBOOKS);
  }

  private TestRunContext context(String name) {
    return TestRunContext.writingTo(folder.resolve(name));
  }

  private static void train(TrainerPlugin plugin, TestRunContext context) {
    try (Trainer trainer = plugin.open(context)) {
      trainer.train();
    }
  }

  /** Writes an untrained codec as its own trainer does. */
  private void write(String name, Config config, Consumer<StateDict> build) {
    try (StateDict weights = torch.open(Checkpoint.untrained(name, config, 3), Device.CPU)) {
      build.accept(weights);
      Checkpoint.write(folder.resolve(name), config, weights.toTensors());
    }
  }

  private void semantic(String feature) {
    Config config = Config.parse(SEMANTIC.formatted(feature), "semantic");
    write(
        "repcodec",
        config,
        weights -> {
          new RepCodec(weights, config.section("model").as(RepCodecConfig.class));
          weights.buffer("scale.mean", Init.constant(-4), 8);
          weights.buffer("scale.std", Init.constant(3), 8);
        });
  }

  private void acoustic(int codebooks) {
    Config config = Config.parse(ACOUSTIC.formatted(codebooks), "acoustic");
    write(
        "codec",
        config,
        weights -> {
          new AcousticEncoder(
              weights.at("encoder"), config.section("model.encoder").as(EncoderConfig.class));
          new AcousticDecoder(
              weights.at("decoder"), config.section("model.decoder").as(DecoderConfig.class));
        });
  }

  private TestRunContext assembly() {
    return context("voice")
        .input("t2s", folder.resolve("t2s"))
        .input("s2a", folder.resolve("s2a"))
        .input("semantic_codec", folder.resolve("repcodec"))
        .input("acoustic_codec", folder.resolve("codec"))
        .config("{" + MEL + ", inference: { t2s_steps: 2, s2a_steps: [2, 1, 1] } }");
  }

  @Test
  void theVoiceSpeaksAtTheCodecsRate() {
    train(new AssemblyPlugin(), assembly());
    Checkpoint voice = Checkpoint.folder(folder.resolve("voice"));
    MaskGctPlugin plugin = new MaskGctPlugin(torch, List.of(new TinyModel.Words("english")));
    assertThat(plugin.reads(voice.config())).isTrue();
    try (Model model = plugin.load(voice, Device.CPU)) {
      TtsRequest request = TinyModel.request("bee", Map.of("seconds", 0.5));
      List<Generated> said = model.generate(request, new CancelSignal());
      Waveform waveform = (Waveform) said.get(0).signal();
      assertThat(waveform.sampleRate()).isEqualTo(8000);
      assertThat(waveform.seconds()).isBetween(0.45, 0.55);
    }
  }

  @Test
  void aDurationPredictorTellsHowLongATextIs() {
    train(
        new DurationTrainerPlugin(torch), TrainingConfigs.duration(context("duration"), folder, 2));
    train(new AssemblyPlugin(), assembly().input("duration", folder.resolve("duration")));
    Checkpoint voice = Checkpoint.folder(folder.resolve("voice"));
    try (Model model =
        new MaskGctPlugin(torch, List.of(new TinyModel.Words("english"))).load(voice, Device.CPU)) {
      List<Generated> said =
          model.generate(TinyModel.request("bee tea", Map.of()), new CancelSignal());
      // Three frames per phone in the corpus, and so about that many here: 6 phones of 20 ms
      // frames.
      assertThat(((Waveform) said.get(0).signal()).seconds()).isBetween(0.2, 0.6);
    }
  }

  @Test
  void aDurationPredictorOfOtherPhonesIsRefused() {
    train(
        new DurationTrainerPlugin(torch),
        TrainingConfigs.duration(context("duration"), folder, 1)
            .config(
                "{ published_phones: true, model: { duration_model: { hidden_size: 16,"
                    + " num_layers: 1, num_heads: 2 } }, train: { max_steps: 1, batch_size: 2 } }"));
    assertThatThrownBy(
            () ->
                train(
                    new AssemblyPlugin(), assembly().input("duration", folder.resolve("duration"))))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("one corpus");
  }

  @Test
  void statisticsOfTheFramesComeAlong() {
    train(new AssemblyPlugin(), assembly());
    try (var weights = Checkpoint.folder(folder.resolve("voice")).weights()) {
      Tensor variance = weights.get("semantic_statistics.var");
      assertThat(variance.floats()).containsOnly(9);
      assertThat(weights.get("semantic_statistics.mean").floats()).containsOnly(-4);
    }
  }

  @Test
  void transformersThatKnowAnotherCodecAreRefused() {
    acoustic(2);
    assertThatThrownBy(() -> train(new AssemblyPlugin(), assembly()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("the codec has 2 acoustic codebooks");
  }

  @Test
  void aCodecOfOtherFramesIsRefused() {
    semantic("pitch");
    assertThatThrownBy(() -> train(new AssemblyPlugin(), assembly()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("feature 'pitch'");
  }
}
