package org.zethus.speechtokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.hubert.Hubert;
import org.zethus.torch.hubert.HubertConfig;
import org.zethus.torch.vocoder.ToneCorpus;

class SpeechTokenizerTrainerTest {
  @TempDir Path folder;

  private TestRunContext context(String config) {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("run")).config(config);
    ToneCorpus.give(context, folder, SpeechTokenizerTrainerContractTest.MEL);
    return context;
  }

  private static void train(TestRunContext context) {
    try (Trainer trainer = new SpeechTokenizerTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
  }

  private List<Double> validations(String loss) {
    return TrainingLog.of(folder.resolve("run"), "validation." + loss);
  }

  @Test
  void whatItLearnsIsACodecThatHearsAndSpeaks() {
    train(context(TrainerConfigs.trainer(60, 57)));
    List<Double> distances = validations("frequency");
    assertThat(distances.get(distances.size() - 1)).isLessThan(0.9 * distances.get(0));
    List<Double> distilled = validations("distillation");
    assertThat(distilled.get(distilled.size() - 1)).isLessThan(distilled.get(0));

    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("run"));
    SpeechTokenizerPlugin plugin = new SpeechTokenizerPlugin(new TorchBackend());
    assertThat(plugin.reads(checkpoint.config())).isTrue();
    try (Codec codec = plugin.load(checkpoint, Device.CPU)) {
      Waveform decoded = codec.decode(codec.encode(Waveform.mono(8000, new float[800])));
      assertThat(decoded.length()).isEqualTo(800);
    }
  }

  @Test
  void soundOfAnotherRateIsRefused() {
    String config =
        TrainerConfigs.trainer(1, 9).replace("{ sample_rate: 8000", "{ sample_rate: 4000");
    assertThatThrownBy(() -> train(context(config)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("preprocess.sample_rate 4000", "model.sample_rate 8000");
  }

  @Test
  void hubertTeachesWithTheMeanOfItsLayers() {
    Config sizes =
        Config.parse(
            """
            {
              hidden_size: 16, num_hidden_layers: 2, num_attention_heads: 2, intermediate_size: 16,
              conv_dim: [8, 8], conv_kernel: [16, 8], conv_stride: [16, 10],
              num_conv_pos_embeddings: 4, num_conv_pos_embedding_groups: 2,
            }
            """,
            "config.json");
    HubertConfig config = sizes.as(HubertConfig.class);
    Checkpoint untrained = Checkpoint.untrained("hubert", Config.of(config), 3);
    try (StateDict weights = new TorchBackend().open(untrained, Device.CPU)) {
      new Hubert(weights, config);
      Checkpoint.write(folder.resolve("hubert"), Config.of(config), weights.toTensors());
    }
    String hubert = TrainerConfigs.trainer(2, 9).replace("\"log_mel\"", "\"hubert\"");
    train(context(hubert).input("teacher", folder.resolve("hubert")));
    assertThat(validations("distillation")).allMatch(value -> value > 0.3 && value < 1.4);
  }

  @Test
  void aTeacherOfAnotherWidthIsRefused() {
    String config =
        TrainerConfigs.trainer(1, 9).replace("semantic_dimension: 16", "semantic_dimension: 12");
    assertThatThrownBy(() -> train(context(config)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("model.semantic_dimension", "16", "12");
  }
}
