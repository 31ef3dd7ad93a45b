package org.zethus.vocos;

/** Configurations of short training runs. */
final class TestConfigs {
  private TestConfigs() {}

  /** Small enough that a step takes milliseconds. */
  static String trainer(int steps, int discriminatorStartStep) {
    return """
        {
          preprocess: {
            sample_rate: 8000, n_fft: 64, win_size: 64, hop_size: 16, n_mel: 10, fmin: 0,
            fmax: 4000, mel_mean: -5, mel_var: 4, cut_mel_frame: 24,
          },
          model: {
            vocos: {
              input_channels: 10, dim: 12, intermediate_dim: 24, num_layers: 2, n_fft: 64,
              hop_size: 16,
            },
            period_gan: { channels: 2, max_downsample_channels: 8, periods: [2, 3] },
            spec_gan: {
              channels: 2, max_downsample_channels: 8, kernel_sizes: [5, 3],
              stft_params: { fft_sizes: [64], hop_sizes: [16], win_lengths: [64] },
            },
          },
          loss: {
            stft_loss_weight: 1,
            mel_loss: { n_mels: [5, 10, 20], window_lengths: [32, 64, 128] },
            stft_loss: { fft_sizes: [64], hop_sizes: [16], win_lengths: [48] },
          },
          train: {
            max_steps: %d, batch_size: 4, optimizer: 'adamw', adamw: { lr: 2e-3 }, grad_clip_thresh: 10,
            scheduler: 'exponentiallr', ema_decay: 0.5, save_samples_steps: 2, valid_interval: 2,
          },
          discriminator_start_step: %d,
          valid_utterances: 1,
          half_precision: true,
        }
        """
        .formatted(steps, discriminatorStartStep);
  }
}
