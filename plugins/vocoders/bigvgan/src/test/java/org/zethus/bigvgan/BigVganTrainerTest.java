package org.zethus.bigvgan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocoder.ToneCorpus;

class BigVganTrainerTest {
  @TempDir Path folder;

  @Test
  void learnsToSoundAlikeAndTheCheckpointSpeaks() {
    TestRunContext context =
        TestRunContext.writingTo(folder.resolve("run")).config(TestModels.trainer(40, 38));
    ToneCorpus.give(context, folder, TestModels.MEL);
    try (Trainer trainer = new BigVganTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
    List<Double> distances = TrainingLog.of(folder.resolve("run"), "validation.mel");
    assertThat(distances.get(distances.size() - 1)).isLessThan(0.8 * distances.get(0));
    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("run"));
    try (Vocoder vocoder = new BigVganPlugin(new TorchBackend()).load(checkpoint, Device.CPU)) {
      assertThat(vocoder.vocode(TestModels.mel(12, 1)).length()).isEqualTo(12 * 16);
    }
  }
}
