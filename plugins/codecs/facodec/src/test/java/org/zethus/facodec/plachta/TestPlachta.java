package org.zethus.facodec.plachta;

import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.TorchBackend;

/** A small model with random weights. */
final class TestPlachta {
  private static final String CONFIG =
      """
      {
        model_params: {
          n_c_codebooks: 2, lstm: 1, latent: 8, prosody_hidden: 6, style_hidden: 4,
          codebook_size: 16, codebook_dim: 4,
          DAC: {
            encoder_dim: 2, encoder_rates: [2, 4], decoder_dim: 8, decoder_rates: [4, 2], sr: 8000,
          },
        },
      }
      """;

  private TestPlachta() {}

  /** {@return a training stage's configuration} */
  static String trainer(int steps, int discriminatorStartStep) {
    return """
    {
      preprocess: { sample_rate: 8000, segment_size: 1200 },
      model: {
        n_c_codebooks: 1, lstm: 1, latent: 16, prosody_hidden: 8, style_hidden: 8,
        codebook_size: 16, codebook_dim: 4, phones: 8, speakers: 4,
        DAC: {
          encoder_dim: 4, encoder_rates: [5, 8], decoder_dim: 16, decoder_rates: [8, 5], sr: 8000,
        },
      },
      discriminator: { periods: [2, 3], fft_sizes: [64], channel_divisor: 32 },
      loss: { mel: { n_mels: [5, 10], window_lengths: [64, 128] } },
      train: {
        max_steps: %d, batch_size: 3, optimizer: "adamw", adamw: { lr: 2e-3 },
        scheduler: "exponentiallr", valid_interval: 8,
      },
      discriminator_start_step: %d,
      valid_utterances: 1,
    }
    """
        .formatted(steps, discriminatorStartStep);
  }

  static PlachtaModel load() {
    Checkpoint checkpoint = Checkpoint.untrained("test", Config.parse(CONFIG, "test"), 5);
    return PlachtaPlugin.load(new TorchBackend(), checkpoint, Device.CPU);
  }
}
