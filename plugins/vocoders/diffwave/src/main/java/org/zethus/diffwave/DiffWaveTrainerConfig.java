package org.zethus.diffwave;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.vocoder.VocoderSettings;

/**
 * How the stage {@code trainer/diffwave} is configured.
 *
 * @param common what all vocoders' training has
 * @param model the network
 * @param inference how the trained network is run
 */
record DiffWaveTrainerConfig(
    @Key("") VocoderSettings common,
    DiffWaveConfig.Model model,
    @Default("{}") DiffWaveConfig.Inference inference) {
  /** {@return what the checkpoint's {@code config.json} says} */
  DiffWaveConfig network() {
    return new DiffWaveConfig(common.mel(), model, inference);
  }
}
