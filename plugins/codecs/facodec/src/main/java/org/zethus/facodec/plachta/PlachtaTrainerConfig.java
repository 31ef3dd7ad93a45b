package org.zethus.facodec.plachta;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.facodec.FaCodecLosses;
import org.zethus.torch.codec.CodecAdversary;
import org.zethus.torch.codec.CodecSettings;
import org.zethus.torch.gan.DacDiscriminator;

/**
 * How the stage {@code trainer/facodec-plachta} is configured. Two records share a section where
 * they are of one loss.
 *
 * @param common what all codecs' stages have
 * @param model the network
 * @param discriminator what it is trained against
 * @param loss terms and their weights
 * @param game what codec and discriminators play for
 * @param detailLeftOut share of the pieces whose detail is left out
 */
record PlachtaTrainerConfig(
    @Key("") CodecSettings common,
    @Default("{}") PlachtaConfig model,
    @Default("{}") DacDiscriminator discriminator,
    @Default("{}") FaCodecLosses.Config loss,
    @Default("{}") @Key("loss") CodecAdversary.Terms game,
    @Default("0.75") double detailLeftOut) {
  PlachtaTrainerConfig {
    common.requireRate("model.DAC.sr", model.wave().sampleRate());
    common.requireWholeFrames(model.hop());
    if (!(detailLeftOut >= 0 && detailLeftOut <= 1)) {
      throw new IllegalArgumentException(
          "need a detail_left_out in [0, 1], found " + detailLeftOut);
    }
    common.requirePiecesFor(
        Math.max(
            Math.max(loss.longestWindow(), discriminator.longestWindow()),
            2 * ScaledMel.reflected()));
  }
}
