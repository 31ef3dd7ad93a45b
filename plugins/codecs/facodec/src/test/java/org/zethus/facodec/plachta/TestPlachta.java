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

  static PlachtaModel load() {
    Checkpoint checkpoint = Checkpoint.untrained("test", Config.parse(CONFIG, "test"), 5);
    return PlachtaPlugin.load(new TorchBackend(), checkpoint, Device.CPU);
  }
}
