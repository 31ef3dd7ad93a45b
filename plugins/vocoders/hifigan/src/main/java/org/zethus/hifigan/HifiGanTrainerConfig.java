package org.zethus.hifigan;

import org.zethus.api.config.Key;
import org.zethus.torch.vocoder.Opposition;
import org.zethus.torch.vocoder.VocoderSettings;

/**
 * How the stage {@code trainer/hifigan} is configured.
 *
 * @param common what all vocoders' stages have
 * @param model the generator
 * @param opposition what it is trained against, and by which terms
 */
record HifiGanTrainerConfig(
    @Key("") VocoderSettings common, HifiGanConfig.Model model, @Key("") Opposition opposition) {
  HifiGanTrainerConfig {
    opposition.requireFit(common);
  }

  /** {@return what the checkpoint's {@code config.json} says} */
  HifiGanConfig network() {
    return new HifiGanConfig(common.mel(), model);
  }
}
