package org.zethus.acoustic;

import java.nio.file.Path;
import org.zethus.api.audio.MelSpec;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.vocoder.ToneCorpus;

/** Short training runs. */
final class AcousticTraining {
  private static final MelSpec MEL = new MelSpec(8000, 64, 64, 16, 10, 0, 4000);

  private AcousticTraining() {}

  static void give(TestRunContext context, Path corpus, int steps, int discriminatorStartStep) {
    ToneCorpus.give(context, corpus, MEL);
    context.config(config(steps, discriminatorStartStep));
  }

  /** Small enough that a step takes milliseconds. */
  static String config(int steps, int discriminatorStartStep) {
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
        .formatted(TestCodecs.MODEL, steps, discriminatorStartStep);
  }
}
