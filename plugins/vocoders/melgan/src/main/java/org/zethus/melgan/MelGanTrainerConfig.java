package org.zethus.melgan;

import org.zethus.api.config.Key;
import org.zethus.torch.vocoder.Opposition;
import org.zethus.torch.vocoder.VocoderSettings;

/**
 * How the stage {@code trainer/melgan} is configured.
 *
 * @param common what all vocoders' stages have
 * @param model the generator
 * @param opposition what it is trained against, and by which terms
 */
record MelGanTrainerConfig(
    @Key("") VocoderSettings common, MelGanConfig.Model model, @Key("") Opposition opposition) {
  MelGanTrainerConfig {
    opposition.requireFit(common);
  }

  /** {@return what the checkpoint's {@code config.json} says} */
  MelGanConfig network() {
    return new MelGanConfig(common.mel(), model);
  }
}
