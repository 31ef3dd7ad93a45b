package org.zethus.dualcodec;

/** Configurations of codecs so small that a step takes milliseconds. */
final class TestConfigs {
  private TestConfigs() {}

  /** 50 frames per second at 8 kHz; features are 2 times 8 mel bands. */
  static final String MODEL =
      """
        model: {
          encoder_dim: 2, encoder_rates: [4, 5, 8], decoder_dim: 16, decoder_rates: [8, 5, 4],
          n_codebooks: 3, codebook_size: 8, codebook_dim: 4, semantic_codebook_size: 12,
          semantic_codebook_dim: 4, sample_rate: 8000, convnext_dim: 8, convnext_layers: 1,
          convnext_intermediate_dim: 12, semantic_dim: 16, semantic_downsample_factor: 1,
        },
        semantic: { encoder: "log_mel", front_end: { sampling_rate: 8000, num_mel_bins: 8 } },
      """;

  static String checkpoint() {
    return "{\n" + MODEL + "}";
  }

  static String trainer(int steps, int discriminatorStartStep) {
    return """
    {
      preprocess: { sample_rate: 8000, segment_size: 960 },
    %s
      discriminator: { periods: [2, 3], fft_sizes: [64], channel_divisor: 32 },
      loss: {
        mel: { n_mels: [5, 10], window_lengths: [64, 128], mag_weight: 1, pow: 2 },
        semantic_mel: { n_mels: [20], window_lengths: [128], mag_weight: 1, pow: 2 },
        game: "lsgan",
      },
      learning: { bypass_quantize_rate: 0.25, codebook_restart_below: 0.5 },
      train: {
        max_steps: %d, batch_size: 4, optimizer: "adamw", adamw: { lr: 5e-3 },
        grad_clip_thresh: 1, scheduler: "exponentiallr", save_samples_steps: 2,
        valid_interval: 2,
      },
      discriminator_start_step: %d,
      valid_utterances: 1,
    }
    """
        .formatted(MODEL, steps, discriminatorStartStep);
  }
}
