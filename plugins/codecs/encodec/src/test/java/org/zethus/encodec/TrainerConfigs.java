package org.zethus.encodec;

/** Configurations of codecs so small that a step takes milliseconds. */
final class TrainerConfigs {
  private TrainerConfigs() {}

  static String trainer(int steps, int discriminatorStartStep) {
    return """
    {
      preprocess: { sample_rate: 8000, segment_size: 801 },
      model: {
        sampling_rate: 8000, target_bandwidths: [0.4, 0.8, 1.2], hidden_size: 12, num_filters: 8,
        upsampling_ratios: [5, 4, 4], num_lstm_layers: 1, codebook_size: 16,
      },
      discriminator: {
        filters: 4, n_ffts: [64, 128], hop_lengths: [16, 32], win_lengths: [64, 128],
      },
      loss: { mel: { n_mels: [5, 10], window_lengths: [64, 128], mag_weight: 1 } },
      learning: { threshold_ema_dead_code: 0.1 },
      train: {
        max_steps: %d, batch_size: 4, optimizer: "adamw", adamw: { lr: 2e-3 },
        scheduler: "exponentiallr", save_samples_steps: 2, valid_interval: 10,
      },
      discriminator_start_step: %d,
      valid_utterances: 1,
    }
    """
        .formatted(steps, discriminatorStartStep);
  }
}
