package org.zethus.vocos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.ConfigException;
import org.zethus.api.data.Manifest;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.TensorSource;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocoder.ToneCorpus;

class VocosTrainerTest {
  @TempDir Path folder;

  private TestRunContext context(String name, String config) {
    TestRunContext context = TestRunContext.writingTo(folder.resolve(name)).config(config);
    ToneCorpus.give(context, folder, TestModels.MEL);
    return context;
  }

  private static void train(TestRunContext context) {
    try (Trainer trainer = new VocosTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
  }

  private List<Double> validLosses(String run) {
    return TrainingLog.of(folder.resolve(run), "validation.gen_loss");
  }

  @Test
  void learnsSpectraAndThenAlsoAgainstDiscriminators() {
    String config =
        TestConfigs.trainer(400, 340).replace("valid_interval: 2", "valid_interval: 20");
    train(context("run", config));
    List<Double> losses = validLosses("run");
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.7 * losses.get(0));
  }

  @Test
  void theExportedCheckpointSpeaksAsTheLoadedOneAgain() {
    train(context("run", TestConfigs.trainer(3, 9)));
    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("run"));
    try (TensorSource weights = checkpoint.weights()) {
      assertThat(weights.get("head.out.weight").dtype()).isEqualTo(DType.F16);
    }
    MelFrames mel = TestModels.mel(12, 1);
    try (Vocoder one = new VocosPlugin(new TorchBackend()).load(checkpoint, Device.CPU);
        Vocoder other = new VocosPlugin(new TorchBackend()).load(checkpoint, Device.CPU)) {
      Waveform waveform = one.vocode(mel);
      assertThat(waveform.length()).isEqualTo(12 * 16);
      assertThat(other.vocode(mel)).isEqualTo(waveform);
    }
  }

  @Test
  void goesOnFromACheckpoint() {
    train(context("first", TestConfigs.trainer(40, 99)));
    TestRunContext more = context("more", TestConfigs.trainer(2, 99));
    train(more.input("checkpoint", folder.resolve("first")));
    assertThat(validLosses("more").get(0)).isLessThan(0.9 * validLosses("first").get(0));
  }

  @Test
  void aCheckpointOfAnotherNetworkIsRefused() {
    train(context("first", TestConfigs.trainer(1, 9)));
    TestRunContext wider =
        context("wider", TestConfigs.trainer(1, 9).replace("dim: 12", "dim: 16"))
            .input("checkpoint", folder.resolve("first"));
    assertThatThrownBy(() -> train(wider))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("\"dim\":12", "\"dim\":16", "model.vocos");
  }

  @Test
  void piecesShorterThanAWindowAreRefused() {
    TestRunContext context =
        context(
            "short", TestConfigs.trainer(1, 9).replace("cut_mel_frame: 24", "cut_mel_frame: 4"));
    assertThatThrownBy(() -> train(context))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("128 samples", "cut_mel_frame 4", "hop_size 16");
  }

  @Test
  void anUtteranceWithoutSoundIsNamed() {
    TestRunContext context = context("run", TestConfigs.trainer(1, 9));
    Manifest all = Manifest.read(folder.resolve("audio"));
    new Manifest(all.folder(), all.utterances().subList(0, 3)).write();
    assertThatThrownBy(() -> train(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'u3'", "audio");
  }

  @Test
  void holdingOutEverythingIsRefused() {
    TestRunContext context =
        context(
            "run", TestConfigs.trainer(1, 9).replace("valid_utterances: 1", "valid_utterances: 6"));
    assertThatThrownBy(() -> train(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("valid_utterances", "6");
  }
}
