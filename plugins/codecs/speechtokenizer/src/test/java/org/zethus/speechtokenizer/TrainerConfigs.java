package org.zethus.speechtokenizer;

/** Configurations of codecs so small that a step takes milliseconds. */
final class TrainerConfigs {
  private TrainerConfigs() {}

  static String trainer(int steps, int discriminatorStartStep) {
    return """
    {
      preprocess: { sample_rate: 8000, segment_size: 801 },
      model: {
        n_filters: 8, dimension: 12, strides: [5, 4, 4], lstm_layers: 1, bidirectional: true,
        sample_rate: 8000, n_q: 3, semantic_dimension: 16, codebook_size: 16,
      },
      teacher: { encoder: "log_mel", front_end: { sampling_rate: 8000, num_mel_bins: 8 } },
      discriminator: {
        discriminators: ["mpd", "msstftd"],
        mpd: { mpd_reshapes: [2, 3], discriminator_channel_mult_factor: 0.125 },
        msstftd: { filters: 4, n_ffts: [64], hop_lengths: [16], win_lengths: [64] },
      },
      loss: {
        time: 1, frequency: 1, commitment: 0.1, distillation: 1,
        mel: { n_mels: [5, 10], window_lengths: [64, 128] },
      },
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
