package org.zethus.wavernn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocoder.ToneCorpus;

class WaveRnnTrainerTest {
  @TempDir Path folder;

  /** Small enough that a step takes milliseconds. */
  static String config(int steps) {
    return """
        {
          preprocess: {
            sample_rate: 8000, n_fft: 64, win_size: 64, hop_size: 16, n_mel: 10, fmin: 0,
            fmax: 4000, cut_mel_frame: 12,
          },
          model: {
            wavernn: {
              bits: 4, rnn_dims: 12, fc_dims: 10, compute_dims: 8, res_out_dims: 16, res_blocks: 1,
              upsample_factors: [4, 4], mel_frame_pad: 1,
            },
          },
          train: {
            max_steps: %d, batch_size: 4, optimizer: 'adam', adam: { lr: 2e-3 },
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
                config(60).replace("_steps: 2, valid_interval: 2", "_steps: 0, valid_interval: 5"));
    ToneCorpus.give(context, folder, TestModels.MEL);
    try (Trainer trainer = new WaveRnnTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
    List<Double> losses = TrainingLog.of(folder.resolve("run"), "validation.loss");
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.8 * losses.get(0));

    MelFrames mel = MelFrames.of(TestModels.MEL, 12, new float[120]);
    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("run"));
    try (Vocoder vocoder = new WaveRnnPlugin(new TorchBackend()).load(checkpoint, Device.CPU)) {
      assertThat(vocoder.vocode(mel).length()).isEqualTo(12 * 16);
    }
  }
}
