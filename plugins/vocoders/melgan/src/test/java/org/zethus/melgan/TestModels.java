package org.zethus.melgan;

import java.util.List;
import java.util.Random;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** Small vocoders with random weights, and mel frames for them. */
final class TestModels {
  static final MelSpec MEL = new MelSpec(8000, 64, 64, 18, 10, 0, 4000);

  private TestModels() {}

  static MelGanConfig config() {
    return new MelGanConfig(
        MEL, new MelGanConfig.Model(new MelGanConfig.Network(List.of(3, 3, 2), 4, 3)));
  }

  static StateDict weights() {
    return new TorchBackend()
        .open(Checkpoint.untrained("test", Config.of(config()), 7), Device.CPU);
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
  static String trainer(int steps) {
    return """
        {
          preprocess: {
            sample_rate: 8000, n_fft: 64, win_size: 64, hop_size: 18, n_mel: 10, fmin: 0,
            fmax: 4000, cut_mel_frame: 24,
          },
          model: {
            melgan: { ratios: [3, 3, 2], ngf: 4, n_residual_layers: 2 },
            discriminators: ['mpd', 'mrd'],
            mpd: { mpd_reshapes: [2, 3], discriminator_channel_mult_factor: 0.03125 },
            mrd: { resolutions: [[64, 16, 48]], discriminator_channel_mult_factor: 0.125 },
          },
          train: {
            max_steps: %d, batch_size: 4, optimizer: 'adamw',
            adamw: { lr: 2e-3, betas: [0.8, 0.99] },
            scheduler: 'exponentiallr', lr_scheduler: { gamma: 0.99, per_epoch: true },
            criterions: ['feature', 'discriminator', 'generator'], valid_interval: 2,
          },
          valid_utterances: 1,
        }
        """
        .formatted(steps);
  }
}
