package org.zethus.bigvgan;

import java.util.List;
import java.util.Random;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.hifigan.GeneratorConfig;
import org.zethus.torch.nn.snake.Snake;

/** Small vocoders with random weights, and mel frames for them. */
final class TestModels {
  static final MelSpec MEL = new MelSpec(8000, 64, 64, 16, 10, 0, 4000);

  private TestModels() {}

  /** A config; variant 2 has linear snakes without amplitudes of their own. */
  static BigVganConfig config(String resblock) {
    GeneratorConfig shape =
        new GeneratorConfig(
            resblock,
            List.of(4, 4),
            List.of(8, 8),
            16,
            List.of(3, 5),
            List.of(List.of(1, 3, 5), List.of(1, 2, 4)));
    Snake.Kind kind = resblock.equals("1") ? Snake.Kind.SNAKEBETA : Snake.Kind.SNAKE;
    return new BigVganConfig(
        MEL,
        new BigVganConfig.Model(
            new BigVganConfig.Network(shape, kind, resblock.equals("1"), true, true)));
  }

  static StateDict weights(BigVganConfig config) {
    return new TorchBackend().open(Checkpoint.untrained("test", Config.of(config), 7), Device.CPU);
  }

  static MelFrames mel(int frames, long seed) {
    Random random = new Random(seed);
    float[] values = new float[MEL.melBins() * frames];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (-5 + 2 * random.nextGaussian());
    }
    return MelFrames.of(MEL, frames, values);
  }

  /** Small enough that a step takes milliseconds. */
  static String trainer(int steps, int discriminatorStartStep) {
    return """
        {
          preprocess: {
            sample_rate: 8000, n_fft: 64, win_size: 64, hop_size: 16, n_mel: 10, fmin: 0,
            fmax: 4000, cut_mel_frame: 24,
          },
          model: {
            bigvgan: {
              resblock: '1', activation: 'snakebeta', snake_logscale: true,
              upsample_rates: [4, 4], upsample_kernel_sizes: [8, 8], upsample_initial_channel: 16,
              resblock_kernel_sizes: [3], resblock_dilation_sizes: [[1, 3, 5]],
            },
            discriminators: ['mpd', 'mssbcqtd'],
            mpd: { mpd_reshapes: [2, 3], discriminator_channel_mult_factor: 0.03125 },
            mssbcqtd: { filters: 4, hop_lengths: [64], n_octaves: [5], bins_per_octaves: [6] },
          },
          train: {
            max_steps: %d, batch_size: 4, optimizer: 'adamw',
            adamw: { lr: 2e-3, betas: [0.8, 0.99] }, save_samples_steps: 2, valid_interval: 2,
          },
          discriminator_start_step: %d,
          valid_utterances: 1,
        }
        """
        .formatted(steps, discriminatorStartStep);
  }
}
