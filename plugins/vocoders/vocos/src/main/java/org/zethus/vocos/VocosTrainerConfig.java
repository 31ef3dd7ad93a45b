package org.zethus.vocos;

import java.util.List;
import java.util.stream.Stream;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.gan.PeriodGan;
import org.zethus.torch.gan.SpecGan;
import org.zethus.torch.vocoder.VocoderSettings;

/**
 * How the stage {@code trainer/vocos} is configured. Two records share a section where Amphion's
 * keys do.
 *
 * @param common what all vocoders' stages have
 * @param scaling how the mel frames are scaled for the network
 * @param model the generator
 * @param discriminators what it is trained against
 * @param loss terms and their weights
 */
record VocosTrainerConfig(
    @Key("") VocoderSettings common,
    @Key("preprocess") VocosConfig.Scaling scaling,
    VocosConfig.Model model,
    @Key("model") Discriminators discriminators,
    @Default("{}") VocosLosses.Config loss) {

  /**
   * The discriminators.
   *
   * @param periodGan those that see every so manyth sample
   * @param specGan those that see spectrograms
   */
  record Discriminators(@Default("{}") PeriodGan periodGan, @Default("{}") SpecGan specGan) {}

  VocosTrainerConfig {
    common.requirePiecesFor(
        Stream.of(
                loss.melLoss().windowLengths(),
                loss.stftLoss().fftSizes(),
                discriminators.specGan().stftParams().fftSizes())
            .flatMap(List::stream)
            .mapToInt(Integer::intValue)
            .max()
            .orElse(0));
  }

  /** {@return what the checkpoint's {@code config.json} says} */
  VocosConfig network() {
    return new VocosConfig(common.mel(), scaling, model);
  }
}
