package org.zethus.bigvgan;

import org.zethus.api.config.Key;
import org.zethus.torch.vocoder.Opposition;
import org.zethus.torch.vocoder.VocoderSettings;

/**
 * How the stage {@code trainer/bigvgan} is configured.
 *
 * @param common what all vocoders' stages have
 * @param model the generator
 * @param opposition what it is trained against, and by which terms
 */
record BigVganTrainerConfig(
    @Key("") VocoderSettings common, BigVganConfig.Model model, @Key("") Opposition opposition) {
  BigVganTrainerConfig {
    opposition.requireFit(common);
  }

  /** {@return what the checkpoint's {@code config.json} says} */
  BigVganConfig network() {
    return new BigVganConfig(common.mel(), model);
  }
}
