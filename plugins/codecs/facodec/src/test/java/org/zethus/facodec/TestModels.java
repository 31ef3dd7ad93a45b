package org.zethus.facodec;

import java.util.Random;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;

/** Small codecs with random weights, and sound for them. */
final class TestModels {
  /** 40 samples per frame at 8 kHz. */
  static final String KEYS =
      """
      sample_rate: 8000,
      encoder: { ngf: 2, up_ratios: [2, 4, 5], out_channels: 16 },
      decoder: {
        in_channels: 16, upsample_initial_channel: 16, up_ratios: [5, 4, 2], vq_dim: 16,
        codebook_dim: 4, codebook_size_prosody: 4, codebook_size_content: 5,
        codebook_size_residual: 6, phones: 8, speakers: 3,
      },
      transformer: {
        layers: 1, heads: 2, conv_filter_size: 8, conv_kernel_size: 3, positions: 4,
      },
      prosody: { n_fft: 256, win_size: 160, n_mel: 20, bands: 5 },
      """;

  private TestModels() {}

  static FaCodecConfig config(String version) {
    return Config.parse("{" + KEYS + "version: '" + version + "'}", "test").as(FaCodecConfig.class);
  }

  static Checkpoint checkpoint(String version) {
    return Checkpoint.untrained("test", Config.of(config(version)), 7);
  }

  /** Small enough that a step takes milliseconds. */
  static String trainer(int steps, int discriminatorStartStep) {
    return """
    {
      preprocess: { sample_rate: 8000, segment_size: 960 },
      model: { %s },
      discriminator: { periods: [2, 3], fft_sizes: [64], channel_divisor: 32 },
      loss: { mel: { n_mels: [5, 10], window_lengths: [64, 128] } },
      train: {
        max_steps: %d, batch_size: 3, optimizer: "adamw", adamw: { lr: 2e-3 },
        grad_clip_thresh: 1, scheduler: "exponentiallr", save_samples_steps: 2,
        valid_interval: 2,
      },
      discriminator_start_step: %d,
      valid_utterances: 1,
    }
    """
        .formatted(KEYS, steps, discriminatorStartStep);
  }

  static Waveform noise(int sampleRate, int length, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.3 * Math.sin(0.05 * (seed + 1) * i) + 0.1 * random.nextGaussian());
    }
    return Waveform.mono(sampleRate, samples);
  }
}
