package org.zethus.dac;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.codec.CodecAdversary;
import org.zethus.torch.codec.CodecSettings;
import org.zethus.torch.gan.DacDiscriminator;

/**
 * How the stage {@code trainer/dac} is configured. Two records share a section where they are of
 * one loss.
 *
 * @param common what all codecs' stages have
 * @param model the network
 * @param discriminator what it is trained against
 * @param loss terms and their weights
 * @param game what codec and discriminators play for
 * @param learning how the codebooks learn
 */
record DacTrainerConfig(
    @Key("") CodecSettings common,
    DacConfig model,
    @Default("{}") DacDiscriminator discriminator,
    @Default("{}") DacLosses.Config loss,
    @Default("{}") @Key("loss") CodecAdversary.Terms game,
    @Default("{}") Learning learning) {

  /**
   * How the codebooks learn.
   *
   * @param quantizerDropout share of a batch that is heard by its first codebooks alone
   * @param codebookRestartBelow share, 1 on average, below which an entry of a codebook begins
   *     anew; 0: never
   */
  record Learning(
      @Default("0.5") double quantizerDropout, @Default("0.02") double codebookRestartBelow) {
    Learning {
      if (!(quantizerDropout >= 0 && quantizerDropout <= 1)
          || !(codebookRestartBelow >= 0 && codebookRestartBelow < 1)) {
        throw new IllegalArgumentException(
            "need quantizer_dropout in [0, 1] and codebook_restart_below in [0, 1), found %s and %s"
                .formatted(quantizerDropout, codebookRestartBelow));
      }
    }
  }

  DacTrainerConfig {
    common.requireRate("model.sample_rate", model.sampleRate());
    common.requirePiecesFor(Math.max(loss.longestWindow(), discriminator.longestWindow()));
  }
}
