package org.zethus.dualcodec;

import java.util.stream.IntStream;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.codec.CodecAdversary;
import org.zethus.torch.codec.CodecSettings;
import org.zethus.torch.gan.DacDiscriminator;

/**
 * How the stage {@code trainer/dualcodec} is configured. Two records share a section where they are
 * of one loss.
 *
 * @param common what all codecs' stages have
 * @param model the network
 * @param semantic what its semantic codebook listens with
 * @param discriminator what it is trained against
 * @param loss terms and their weights
 * @param game what codec and discriminators play for
 * @param learning how the codebooks learn
 */
record DualCodecTrainerConfig(
    @Key("") CodecSettings common,
    @Default("{}") DualCodecConfig model,
    @Default("{}") SemanticConfig semantic,
    @Default("{}") DacDiscriminator discriminator,
    @Default("{}") DualCodecLosses.Config loss,
    @Default("{}") @Key("loss") CodecAdversary.Terms game,
    @Default("{}") Learning learning) {

  /**
   * How the codebooks learn.
   *
   * @param bypassQuantizeRate share of the batches that are heard by their semantic codes alone
   * @param codebookRestartBelow share, 1 on average, below which an entry of a codebook begins
   *     anew; 0: never
   */
  record Learning(
      @Default("0.125") double bypassQuantizeRate, @Default("0.02") double codebookRestartBelow) {
    Learning {
      if (!(bypassQuantizeRate >= 0 && bypassQuantizeRate < 1)
          || !(codebookRestartBelow >= 0 && codebookRestartBelow < 1)) {
        throw new IllegalArgumentException(
            "need bypass_quantize_rate and codebook_restart_below in [0, 1), found %s and %s"
                .formatted(bypassQuantizeRate, codebookRestartBelow));
      }
    }
  }

  DualCodecTrainerConfig {
    DualCodecCheckpoint.requireFit(model, semantic);
    common.requireRate("model.sample_rate", model.sampleRate());
    common.requirePiecesFor(
        IntStream.of(loss.longestWindow(), discriminator.longestWindow()).max().orElse(0));
  }

  /** {@return what the checkpoint's {@code config.json} says} */
  DualCodecCheckpoint network() {
    return new DualCodecCheckpoint(DualCodecCheckpoint.ID, model, semantic);
  }
}
