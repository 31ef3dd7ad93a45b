package org.zethus.acoustic;

import org.zethus.api.codec.Codec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.TorchBackend;

/** Small codecs with random weights. */
final class TestCodecs {
  /** What all have: 8 kHz, 16 samples per frame, 3 codebooks of 20. */
  static final String MODEL =
      """
      encoder: { d_model: 4, up_ratios: [2, 8], out_channels: 8 },
      decoder: {
        in_channels: 8, num_quantizers: 3, codebook_size: 20, codebook_dim: 4,
        vocos_dim: 12, vocos_intermediate_dim: 24, vocos_num_layers: 1, n_fft: 64, hop_size: 16,
        upsample_initial_channel: 16, up_ratios: [8, 2],
        use_vocos: true,
      },
      """;

  private TestCodecs() {}

  static Config config(String model) {
    return Config.parse(
        "{ model_type: 'acoustic', preprocess: { sample_rate: 8000 }, model: {" + model + "} }",
        "test");
  }

  static Codec open(String model) {
    return new AcousticPlugin(new TorchBackend())
        .load(Checkpoint.untrained("test", config(model), 7), Device.CPU);
  }

  /** {@return a training stage's configuration, so small that a step takes milliseconds} */
  static String trainer(int steps, int discriminatorStartStep) {
    return """
        {
          preprocess: { sample_rate: 8000, segment_size: 384 },
          model: { %s },
          discriminator: { periods: [2, 3], fft_sizes: [64], channel_divisor: 32 },
          loss: { mel_loss: { n_mels: [5, 10, 20], window_lengths: [32, 64, 128] } },
          train: {
            max_steps: %d, batch_size: 4, adamw: { lr: 5e-3 }, scheduler: 'exponentiallr',
            grad_clip_thresh: 10, valid_interval: 2,
          },
          discriminator_start_step: %d,
          valid_utterances: 1,
        }
        """
        .formatted(MODEL, steps, discriminatorStartStep);
  }
}
