package org.zethus.nsfhifigan;

import java.util.List;
import java.util.Random;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.PitchContour;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.hifigan.GeneratorConfig;

/** Small vocoders with random weights, and what they are given. */
final class TestModels {
  static final MelSpec MEL = new MelSpec(8000, 64, 64, 16, 10, 0, 4000);

  private TestModels() {}

  static NsfHifiGanConfig config(boolean ignoreSource) {
    GeneratorConfig shape =
        new GeneratorConfig(
            "1", List.of(4, 2, 2), List.of(8, 4, 4), 16, List.of(3), List.of(List.of(1, 3, 5)));
    return new NsfHifiGanConfig(
        MEL, new NsfHifiGanConfig.Model(new NsfHifiGanConfig.Network(shape, 3, ignoreSource)));
  }

  static StateDict weights(NsfHifiGanConfig config) {
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

  /** A voice that rises, and pauses in every eighth frame. */
  static PitchContour pitch(int frames, double hertz) {
    float[] values = new float[frames];
    for (int i = 0; i < frames; i++) {
      values[i] = (float) (i % 8 == 7 ? 0 : hertz + i);
    }
    return PitchContour.of(values);
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
            nsfhifigan: {
              resblock: '1', harmonic_num: 3, upsample_rates: [4, 2, 2],
              upsample_kernel_sizes: [8, 4, 4], upsample_initial_channel: 16,
              resblock_kernel_sizes: [3], resblock_dilation_sizes: [[1, 3, 5]],
            },
            discriminators: ['mpd', 'msstftd'],
            mpd: { mpd_reshapes: [2, 3], discriminator_channel_mult_factor: 0.03125 },
            msstftd: { filters: 4, n_ffts: [64], hop_lengths: [16], win_lengths: [64] },
          },
          train: {
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
