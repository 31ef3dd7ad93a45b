package org.zethus.apnet;

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
  static final MelSpec MEL = new MelSpec(8000, 64, 64, 16, 10, 0, 4000);

  private TestModels() {}

  static ApNetConfig config(MelSpec mel) {
    List<List<Integer>> dilations = List.of(List.of(1, 3, 5), List.of(1, 2, 4));
    return new ApNetConfig(
        mel,
        new ApNetConfig.Model(
            new ApNetConfig.Network(
                12, List.of(3, 5), dilations, 7, 7, 14, List.of(3, 7), dilations, 5, 7, 7)));
  }

  static StateDict weights(ApNetConfig config) {
    return new TorchBackend().open(Checkpoint.untrained("test", Config.of(config), 7), Device.CPU);
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
  static String trainer(int steps, int discriminatorStartStep) {
    return """
        {
          preprocess: {
            sample_rate: 8000, n_fft: 64, win_size: 64, hop_size: 16, n_mel: 10, fmin: 0,
            fmax: 4000, cut_mel_frame: 24,
          },
          model: {
            apnet: {
              ASP_channel: 12, ASP_resblock_kernel_sizes: [3], ASP_resblock_dilation_sizes: [[1, 3, 5]],
              ASP_input_conv_kernel_size: 7, ASP_output_conv_kernel_size: 7,
              PSP_channel: 12, PSP_resblock_kernel_sizes: [3], PSP_resblock_dilation_sizes: [[1, 3, 5]],
              PSP_input_conv_kernel_size: 7,
              PSP_output_R_conv_kernel_size: 7, PSP_output_I_conv_kernel_size: 7,
            },
            discriminators: ['mpd'],
            mpd: { mpd_reshapes: [2, 3], discriminator_channel_mult_factor: 0.03125 },
          },
          train: {
            criterions: ['feature', 'discriminator', 'generator', 'mel', 'phase', 'amplitude', 'consistency'],
            max_steps: %d, batch_size: 4, optimizer: 'adamw',
            adamw: { lr: 2e-3, betas: [0.8, 0.99] }, save_samples_steps: 2, valid_interval: 2,
          },
          discriminator_start_step: %d,
          valid_utterances: 1,
        }
        """
        .formatted(steps, discriminatorStartStep);
  }
}
