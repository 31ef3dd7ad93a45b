package org.zethus.waveglow;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.vocoder.VocoderSettings;

/**
 * How the stage {@code trainer/waveglow} is configured.
 *
 * @param common what all vocoders' training has
 * @param model the network
 * @param inference how the trained network is run
 * @param loss what it learns by
 */
record WaveGlowTrainerConfig(
    @Key("") VocoderSettings common,
    WaveGlowConfig.Model model,
    @Default("{}") WaveGlowConfig.Inference inference,
    @Default("{}") Loss loss) {

  /**
   * The loss.
   *
   * @param sigma standard deviation of the noise that recordings are to become
   */
  record Loss(@Default("1") double sigma) {
    Loss {
      if (!(sigma > 0)) {
        throw new IllegalArgumentException("need loss.sigma above 0, found " + sigma);
      }
    }
  }

  /** {@return what the checkpoint's {@code config.json} says} */
  WaveGlowConfig network() {
    return new WaveGlowConfig(common.mel(), model, inference);
  }
}
