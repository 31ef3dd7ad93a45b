package org.zethus.acoustic;

import java.util.List;
import java.util.stream.Stream;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.codec.CodecAdversary;
import org.zethus.torch.codec.CodecSettings;
import org.zethus.torch.gan.DacDiscriminator;

/**
 * How the stage {@code trainer/acoustic} is configured. Two records share a section where they are
 * of one loss.
 *
 * @param common what all codecs' stages have
 * @param model the networks
 * @param discriminator what they are trained against
 * @param loss terms and their weights
 * @param game what codec and discriminators play for
 * @param codebookRestartBelow share, 1 on average, below which an entry of a codebook begins anew;
 *     0: never
 */
record AcousticTrainerConfig(
    @Key("") CodecSettings common,
    @Default("{}") AcousticConfig.Model model,
    @Default("{}") DacDiscriminator discriminator,
    @Default("{}") AcousticLosses.Config loss,
    @Default("{}") @Key("loss") CodecAdversary.Terms game,
    @Default("0.02") double codebookRestartBelow) {
  AcousticTrainerConfig {
    if (!(codebookRestartBelow >= 0 && codebookRestartBelow < 1)) {
      throw new IllegalArgumentException(
          "need codebook_restart_below in [0, 1), found " + codebookRestartBelow);
    }
    common.requireWholeFrames(model.encoder().hopLength());
    common.requirePiecesFor(
        Stream.of(loss.melLoss().windowLengths(), discriminator.fftSizes())
            .flatMap(List::stream)
            .mapToInt(Integer::intValue)
            .max()
            .orElse(0));
  }

  /** {@return what the checkpoint's {@code config.json} says} */
  AcousticConfig network() {
    return new AcousticConfig(
        AcousticConfig.ID, new AcousticConfig.Preprocess(common.piece().sampleRate()), model);
  }
}
