package org.zethus.nsfhifigan;

import org.zethus.api.config.Key;
import org.zethus.torch.vocoder.Opposition;
import org.zethus.torch.vocoder.VocoderSettings;

/**
 * How the stage {@code trainer/nsfhifigan} is configured.
 *
 * @param common what all vocoders' stages have
 * @param model the generator
 * @param opposition what it is trained against, and by which terms
 */
record NsfHifiGanTrainerConfig(
    @Key("") VocoderSettings common, NsfHifiGanConfig.Model model, @Key("") Opposition opposition) {
  NsfHifiGanTrainerConfig {
    opposition.requireFit(common);
  }

  /** {@return what the checkpoint's {@code config.json} says} */
  NsfHifiGanConfig network() {
    return new NsfHifiGanConfig(common.mel(), model);
  }
}
