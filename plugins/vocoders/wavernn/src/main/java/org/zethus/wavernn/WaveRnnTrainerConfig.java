package org.zethus.wavernn;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.vocoder.VocoderSettings;

/**
 * How the stage {@code trainer/wavernn} is configured.
 *
 * @param common what all vocoders' training has
 * @param model the network
 * @param inference how the trained network is run
 */
record WaveRnnTrainerConfig(
    @Key("") VocoderSettings common,
    WaveRnnConfig.Model model,
    @Default("{}") WaveRnnConfig.Inference inference) {
  WaveRnnTrainerConfig {
    common.requireFramesBeside(model.wavernn().melFramePad());
  }

  /** {@return what the checkpoint's {@code config.json} says} */
  WaveRnnConfig network() {
    return new WaveRnnConfig(common.mel(), model, inference);
  }
}
