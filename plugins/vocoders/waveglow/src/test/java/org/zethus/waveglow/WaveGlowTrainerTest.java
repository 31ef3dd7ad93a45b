package org.zethus.waveglow;

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

class WaveGlowTrainerTest {
  @TempDir Path folder;

  /** Small enough that a step takes milliseconds. */
  static String config(int steps) {
    return """
        {
          preprocess: {
            sample_rate: 8000, n_fft: 64, win_size: 64, hop_size: 16, n_mel: 10, fmin: 0,
            fmax: 4000, cut_mel_frame: 24,
          },
          model: {
            waveglow: {
              n_group: 4, n_flows: 3, n_early_every: 2, n_early_size: 2, n_layers: 2,
              n_channels: 8, kernel_size: 3,
            },
          },
          train: {
            max_steps: %d, batch_size: 4, optimizer: 'adam', adam: { lr: 1e-3 },
            scheduler: 'constant', save_samples_steps: 2, valid_interval: 2,
          },
          valid_utterances: 1,
        }
        """
        .formatted(steps);
  }

  @Test
  void recordingsBecomeLikelierAndWhatWasLearnedCanBeLoaded() {
    TestRunContext context =
        TestRunContext.writingTo(folder.resolve("run"))
            .config(
                config(150)
                    .replace("_steps: 2, valid_interval: 2", "_steps: 0, valid_interval: 10"));
    ToneCorpus.give(context, folder, TestModels.MEL);
    try (Trainer trainer = new WaveGlowTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
    List<Double> losses = TrainingLog.of(folder.resolve("run"), "validation.loss");
    assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0) - 0.3);

    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("run"));
    try (Vocoder vocoder = new WaveGlowPlugin(new TorchBackend()).load(checkpoint, Device.CPU)) {
      assertThat(vocoder.vocode(TestModels.mel(12, 1)).length()).isEqualTo(12 * 16);
    }
  }
}
