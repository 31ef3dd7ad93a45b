package org.zethus.hifigan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocoder.ToneCorpus;

class HifiGanTrainerTest {
  @TempDir Path folder;

  private TestRunContext context(String name, String config) {
    TestRunContext context = TestRunContext.writingTo(folder.resolve(name)).config(config);
    ToneCorpus.give(context, folder, TestModels.MEL);
    return context;
  }

  private static void train(TestRunContext context) {
    try (Trainer trainer = new HifiGanTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
  }

  private List<Double> values(String run, String key) {
    return TrainingLog.of(folder.resolve(run), key);
  }

  @Test
  void learnsToSoundAlike() {
    train(context("run", TestModels.trainer(60, 54)));
    List<Double> distances = values("run", "validation.mel");
    assertThat(distances.get(distances.size() - 1)).isLessThan(0.8 * distances.get(0));
  }

  @Test
  void everyKindOfDiscriminatorHasItsTerms() {
    String config =
        TestModels.trainer(2, 0).replace("valid_interval", "save_summary_steps: 1, valid_interval");
    train(context("run", config));
    for (String kind : List.of("msd", "mpd", "mrd")) {
      for (String term : List.of("discriminator", "feature", "generator")) {
        assertThat(values("run", "%s_%s".formatted(kind, term))).hasSize(2);
      }
    }
  }

  @Test
  void theRateFallsAfterEachEpoch() {
    String config =
        TestModels.trainer(4, 99)
            .replace("batch_size: 4", "batch_size: 2")
            .replace("valid_interval", "save_summary_steps: 1, valid_interval");
    train(context("run", config)); // five utterances: two batches an epoch
    assertThat(values("run", "lr")).containsExactly(2e-3, 2e-3, 0.00198, 0.00198);
  }

  @Test
  void theExportedCheckpointSpeaks() {
    train(context("run", TestModels.trainer(1, 9)));
    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("run"));
    try (Vocoder vocoder = new HifiGanPlugin(new TorchBackend()).load(checkpoint, Device.CPU)) {
      assertThat(vocoder.vocode(TestModels.mel(12, 1)).length()).isEqualTo(12 * 16);
    }
  }

  @Test
  void goesOnFromACheckpoint() {
    train(context("first", TestModels.trainer(40, 99)));
    TestRunContext more = context("more", TestModels.trainer(2, 99));
    train(more.input("checkpoint", folder.resolve("first")));
    assertThat(values("more", "validation.mel").get(0))
        .isLessThan(0.9 * values("first", "validation.mel").get(0));
  }

  @Test
  void aCheckpointOfAnotherNetworkIsRefused() {
    train(context("first", TestModels.trainer(1, 9)));
    TestRunContext wider =
        context(
                "wider",
                TestModels.trainer(1, 9)
                    .replace("upsample_initial_channel: 16", "upsample_initial_channel: 32"))
            .input("checkpoint", folder.resolve("first"));
    assertThatThrownBy(() -> train(wider))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(
            "\"upsample_initial_channel\":16", "\"upsample_initial_channel\":32", "model.hifigan");
  }

  @Test
  void aBeginningWithNothingToLearnIsRefused() {
    TestRunContext context =
        context(
            "run",
            TestModels.trainer(4, 2)
                .replace("train: {", "train: { criterions: ['feature', 'generator'],"));
    assertThatThrownBy(() -> train(context))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("discriminator_start_step", "train.criterions");
  }

  @Test
  void termsThatCannotBeComputedAreRefused() {
    String config = TestModels.trainer(4, 0);
    TestRunContext phase =
        context("run", config.replace("train: {", "train: { criterions: ['mel', 'phase'],"));
    assertThatThrownBy(() -> train(phase))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("train.criterions", "'phase'", "hifigan");
    TestRunContext nothing =
        context("run", config.replace("train: {", "train: { criterions: ['discriminator'],"));
    assertThatThrownBy(() -> train(nothing))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("train", "criterions", "DISCRIMINATOR");
  }
}
