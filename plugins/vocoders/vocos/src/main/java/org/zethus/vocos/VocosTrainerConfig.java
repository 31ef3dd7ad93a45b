package org.zethus.vocos;

import java.util.List;
import java.util.stream.Stream;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.gan.PeriodGan;
import org.zethus.torch.gan.SpecGan;
import org.zethus.torch.train.TrainConfig;

/**
 * How the stage {@code trainer/vocos} is configured. Two records share a section where Amphion's
 * keys do.
 *
 * @param mel how the mel frames were made
 * @param scaling how they are scaled for the network
 * @param crop how much of an utterance a batch takes
 * @param model the generator
 * @param discriminators what it is trained against
 * @param loss terms and their weights
 * @param train optimiser, schedule, steps
 * @param discriminatorStartStep the first step, from 0, in which discriminators take part; none do
 *     before, nor ever if training ends earlier
 * @param validUtterances how many utterances, the manifest's last, are held out for validation
 * @param sampleUtterances how many of these are generated as samples
 * @param halfPrecision weights are written as float16, half as large
 */
record VocosTrainerConfig(
    @Key("preprocess") MelSpec mel,
    @Key("preprocess") VocosConfig.Scaling scaling,
    @Key("preprocess") Crop crop,
    VocosConfig.Model model,
    @Key("model") Discriminators discriminators,
    @Default("{}") VocosLosses.Config loss,
    @Default("{}") TrainConfig train,
    @Default("0") long discriminatorStartStep,
    @Default("0") int validUtterances,
    @Default("2") int sampleUtterances,
    @Default("false") boolean halfPrecision) {

  /**
   * A piece of an utterance.
   *
   * @param cutMelFrame its frames
   */
  record Crop(@Default("48") int cutMelFrame) {}

  /**
   * The discriminators.
   *
   * @param periodGan those that see every so manyth sample
   * @param specGan those that see spectrograms
   */
  record Discriminators(@Default("{}") PeriodGan periodGan, @Default("{}") SpecGan specGan) {}

  VocosTrainerConfig {
    if (discriminatorStartStep < 0 || validUtterances < 0 || sampleUtterances < 0) {
      throw new IllegalArgumentException(
          ("need discriminator_start_step, valid_utterances and sample_utterances of at least 0,"
                  + " found %d, %d and %d")
              .formatted(discriminatorStartStep, validUtterances, sampleUtterances));
    }
    int longest =
        Stream.of(
                loss.melLoss().windowLengths(),
                loss.stftLoss().fftSizes(),
                discriminators.specGan().stftParams().fftSizes())
            .flatMap(List::stream)
            .mapToInt(Integer::intValue)
            .max()
            .orElse(0);
    long samples = (long) (crop.cutMelFrame() - 1) * mel.hopLength();
    if (samples <= longest / 2) { // a spectrum reflects half a window at each end
      throw new IllegalArgumentException(
          ("need more than half of the longest window, %d samples, in a piece; cut_mel_frame %d"
                  + " times hop_size %d is too short")
              .formatted(longest, crop.cutMelFrame(), mel.hopLength()));
    }
  }

  /** {@return what the checkpoint's {@code config.json} says} */
  VocosConfig network() {
    return new VocosConfig(mel, scaling, model);
  }
}
