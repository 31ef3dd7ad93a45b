package org.zethus.diffwave;

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

class DiffWaveTrainerTest {
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
            diffwave: {
              residual_channels: 8, residual_layers: 4, dilation_cycle_length: 2,
              noise_schedule_factors: [1e-4, 0.05, 20],
              inference_noise_schedule: [1e-4, 1e-3, 1e-2, 0.1, 0.2], upsample_factors: [4, 4],
            },
          },
          train: {
            max_steps: %d, batch_size: 4, optimizer: 'adamw', adamw: { lr: 5e-3 },
            scheduler: 'exponentiallr', save_samples_steps: 2, valid_interval: 2,
          },
          valid_utterances: 1,
        }
        """
        .formatted(steps);
  }

  @Test
  void learnsToTellNoiseAndWhatItLearnedCanBeLoaded() {
    TestRunContext context =
        TestRunContext.writingTo(folder.resolve("run"))
            .config(
                config(150)
                    .replace("_steps: 2, valid_interval: 2", "_steps: 0, valid_interval: 50"));
    ToneCorpus.give(context, folder, TestModels.MEL);
    try (Trainer trainer = new DiffWaveTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
    List<Double> losses = TrainingLog.of(folder.resolve("run"), "validation.loss");
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.9 * losses.get(0));

    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("run"));
    try (Vocoder vocoder = new DiffWavePlugin(new TorchBackend()).load(checkpoint, Device.CPU)) {
      assertThat(vocoder.vocode(TestModels.mel(12, 1)).length()).isEqualTo(12 * 16);
    }
  }
}
