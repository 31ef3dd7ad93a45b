package org.zethus.facodec;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.codec.CodecAdversary;
import org.zethus.torch.codec.CodecSettings;
import org.zethus.torch.gan.DacDiscriminator;

/**
 * How the stage {@code trainer/facodec} is configured. Two records share a section where they are
 * of one loss.
 *
 * @param common what all codecs' stages have
 * @param model the network
 * @param discriminator what it is trained against
 * @param loss terms and their weights
 * @param game what codec and discriminators play for
 */
record FaCodecTrainerConfig(
    @Key("") CodecSettings common,
    @Default("{}") FaCodecConfig model,
    @Default("{}") DacDiscriminator discriminator,
    @Default("{}") FaCodecLosses.Config loss,
    @Default("{}") @Key("loss") CodecAdversary.Terms game) {
  FaCodecTrainerConfig {
    common.requireRate("model.sample_rate", model.sampleRate());
    common.requireWholeFrames(model.hop());
    common.requirePiecesFor(
        Math.max(
            Math.max(loss.longestWindow(), discriminator.longestWindow()), model.prosody().nFft()));
  }
}
