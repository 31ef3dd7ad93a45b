package org.zethus.apnet;

import org.zethus.api.config.Key;
import org.zethus.torch.vocoder.Opposition;
import org.zethus.torch.vocoder.VocoderSettings;

/**
 * How the stage {@code trainer/apnet} is configured.
 *
 * @param common what all vocoders' stages have
 * @param model the generator
 * @param opposition what it is trained against, and by which terms
 */
record ApNetTrainerConfig(
    @Key("") VocoderSettings common, ApNetConfig.Model model, @Key("") Opposition opposition) {
  ApNetTrainerConfig {
    opposition.requireFit(common);
  }

  /** {@return what the checkpoint's {@code config.json} says} */
  ApNetConfig network() {
    return new ApNetConfig(common.mel(), model);
  }
}
