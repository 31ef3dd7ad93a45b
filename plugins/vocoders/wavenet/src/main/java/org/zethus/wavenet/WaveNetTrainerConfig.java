package org.zethus.wavenet;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.vocoder.VocoderSettings;

/**
 * How the stage {@code trainer/wavenet} is configured.
 *
 * @param common what all vocoders' training has
 * @param model the network
 * @param inference how the trained network is run
 */
record WaveNetTrainerConfig(
    @Key("") VocoderSettings common,
    WaveNetConfig.Model model,
    @Default("{}") WaveNetConfig.Inference inference) {
  WaveNetTrainerConfig {
    common.requireFramesBeside(model.wavenet().melFramePad());
  }

  /** {@return what the checkpoint's {@code config.json} says} */
  WaveNetConfig network() {
    return new WaveNetConfig(common.mel(), model, inference);
  }
}
