package org.zethus.encodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocoder.ToneCorpus;

class EncodecTrainerTest {
  @TempDir Path folder;

  private void train(String config) {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("run")).config(config);
    ToneCorpus.give(context, folder, EncodecTrainerContractTest.MEL);
    try (Trainer trainer = new EncodecTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
  }

  @Test
  void whatItLearnsIsACodecThatHearsAndSpeaks() {
    train(TrainerConfigs.trainer(60, 57));
    List<Double> distances = TrainingLog.of(folder.resolve("run"), "validation.frequency");
    assertThat(distances.get(distances.size() - 1)).isLessThan(0.9 * distances.get(0));

    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("run"));
    EncodecPlugin plugin = new EncodecPlugin(new TorchBackend());
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
    assertThatThrownBy(() -> train(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("preprocess.sample_rate 4000", "model.sampling_rate 8000");
  }
}
