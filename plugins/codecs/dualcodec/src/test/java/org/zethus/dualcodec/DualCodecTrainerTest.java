package org.zethus.dualcodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTraining;

class DualCodecTrainerTest {
  @TempDir Path folder;

  private CodecTraining training() {
    return new CodecTraining(new DualCodecTrainerPlugin(new TorchBackend()), folder);
  }

  private void train(TestRunContext context) {
    training().train(context);
  }

  private TestRunContext context(String run, String config) {
    return training().context(run, config);
  }

  private double firstLoss(String run) {
    return training().validations(run, "codec_loss").get(0);
  }

  @Test
  void goesOnFromACheckpoint() {
    train(context("first", TestConfigs.trainer(40, 99)));
    TestRunContext more = context("more", TestConfigs.trainer(2, 99));
    train(more.input("checkpoint", folder.resolve("first")));
    assertThat(firstLoss("more")).isLessThan(0.9 * firstLoss("first"));
  }

  @Test
  void aCheckpointOfAnotherNetworkIsRefused() {
    train(context("first", TestConfigs.trainer(1, 9)));
    String config = TestConfigs.trainer(1, 9).replace("decoder_dim: 16", "decoder_dim: 24");
    TestRunContext wider = context("wider", config).input("checkpoint", folder.resolve("first"));
    assertThatThrownBy(() -> train(wider))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("\"decoder_dim\":16", "\"decoder_dim\":24");
  }

  @Test
  void semanticFeaturesAtAnotherRateAreRefused() {
    String config =
        TestConfigs.trainer(1, 9)
            .replace("semantic_downsample_factor: 1", "semantic_downsample_factor: 2");
    assertThatThrownBy(() -> train(context("run", config)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("50.00 frames", "factor 2", "25.00");
  }

  @Test
  void piecesShorterThanAWindowAreRefused() {
    String config = TestConfigs.trainer(1, 9).replace("segment_size: 960", "segment_size: 60");
    assertThatThrownBy(() -> train(context("run", config)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("128 samples", "segment_size 60");
  }

  @Test
  void recordingsAtAnotherRateAreRefused() {
    String config =
        TestConfigs.trainer(1, 9)
            .replace("sample_rate: 8000", "sample_rate: 16000")
            .replace("sampling_rate: 8000", "sampling_rate: 16000")
            .replace("rates: [4, 5, 8]", "rates: [8, 5, 8]")
            .replace("rates: [8, 5, 4]", "rates: [8, 5, 8]");
    assertThatThrownBy(() -> train(context("run", config)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("8000 Hz", "16000 Hz", "preprocess.sample_rate");
  }

  @Test
  void missingWeightsOfTheSpeechEncoderAreNamed() throws IOException {
    String config =
        TestConfigs.trainer(1, 9)
            .replace("\"log_mel\"", "\"w2v_bert\", w2v_bert: { hidden_size: 16 }")
            .replace("front_end: { sampling_rate: 8000, num_mel_bins: 8 }", "front_end: {}");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Files.writeString(empty.resolve("config.json"), "{}");
    Files.createFile(empty.resolve("w2vbert2_mean_var_stats_emilia.pt"));
    TestRunContext context = context("run", config).input("semantic", empty);
    assertThatThrownBy(() -> train(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(SemanticEncoder.W2V_BERT, "facebook/w2v-bert-2.0");
  }
}
