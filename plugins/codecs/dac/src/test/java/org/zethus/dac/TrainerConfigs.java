package org.zethus.dac;

/** Configurations of codecs so small that a step takes milliseconds. */
final class TrainerConfigs {
  private TrainerConfigs() {}

  static String trainer(int steps, int discriminatorStartStep) {
    return """
    {
      preprocess: { sample_rate: 8000, segment_size: 961 },
      model: {
        encoder_dim: 4, encoder_rates: [4, 5, 8], decoder_dim: 16, decoder_rates: [8, 5, 4],
        n_codebooks: 3, codebook_size: 8, codebook_dim: 4, sample_rate: 8000,
      },
      discriminator: { periods: [2, 3], fft_sizes: [64], channel_divisor: 32 },
      loss: { mel: { n_mels: [5, 10], window_lengths: [64, 128], mag_weight: 1, pow: 2 } },
      learning: { codebook_restart_below: 0.5 },
      train: {
        max_steps: %d, batch_size: 4, optimizer: "adamw", adamw: { lr: 5e-3 },
        grad_clip_thresh: 1, scheduler: "exponentiallr", save_samples_steps: 2,
        valid_interval: 10,
      },
      discriminator_start_step: %d,
      valid_utterances: 1,
    }
    """
        .formatted(steps, discriminatorStartStep);
  }
}
