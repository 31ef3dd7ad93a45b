package org.zethus.nsfhifigan;

import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.hifigan.GeneratorConfig;

/**
 * What an NSF-HiFiGAN checkpoint's {@code config.json} says. The sections and keys are Amphion's.
 *
 * @param mel how the mel frames are made
 * @param model the network
 */
public record NsfHifiGanConfig(@Key("preprocess") MelSpec mel, Model model) {
  /** Where the networks are described. */
  public record Model(Network nsfhifigan) {}

  /**
   * The generator.
   *
   * @param shape stages and residual blocks, as in HiFi-GAN
   * @param harmonicNum overtones of the source, beside its fundamental
   * @param ignoreSource whether each stage doubles its signal instead of adding the source, as in
   *     Amphion's training: a checkpoint that learned so wants it
   */
  public record Network(
      @Key("") GeneratorConfig shape, int harmonicNum, @Default("false") boolean ignoreSource) {
    public Network {
      if (harmonicNum < 0) {
        throw new IllegalArgumentException("need harmonic_num of at least 0, found " + harmonicNum);
      }
    }
  }

  public NsfHifiGanConfig {
    int samples = model.nsfhifigan().shape().samplesPerFrame();
    if (samples != mel.hopLength()) {
      throw new IllegalArgumentException(
          ("model.nsfhifigan.upsample_rates make %d samples of a frame, preprocess has hop_size"
                  + " %d; they must agree")
              .formatted(samples, mel.hopLength()));
    }
  }
}
