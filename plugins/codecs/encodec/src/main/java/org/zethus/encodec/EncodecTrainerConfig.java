package org.zethus.encodec;

import java.util.Collections;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.codec.CodecAdversary;
import org.zethus.torch.codec.CodecGame;
import org.zethus.torch.codec.CodecSettings;
import org.zethus.torch.gan.MultiResolutionMelLoss;
import org.zethus.torch.gan.MultiScaleStftDiscriminator;
import org.zethus.torch.quantise.EmaConfig;

/**
 * How the stage {@code trainer/encodec} is configured. Defaults are the paper's at 24 kHz.
 *
 * @param common what all codecs' stages have
 * @param model the network
 * @param discriminator what it is trained against
 * @param loss terms and their weights
 * @param learning how the codebooks learn
 */
record EncodecTrainerConfig(
    @Key("") CodecSettings common,
    EncodecConfig model,
    @Default(
            "{n_ffts: [2048, 1024, 512, 256, 128], hop_lengths: [512, 256, 128, 64, 32],"
                + " win_lengths: [2048, 1024, 512, 256, 128]}")
        MultiScaleStftDiscriminator discriminator,
    @Default("{}") Loss loss,
    @Default("{}") EmaConfig learning) {

  /**
   * Weights.
   *
   * @param time of the samples' distance
   * @param frequency of the mel spectra's distance
   * @param adversarial of the discriminators' scores
   * @param feature of their feature maps, whose distance is relative to the recording's
   * @param commitment of the latents' distance from their entries; the balancer leaves it alone
   * @param balanceDecay of the running norms that the other losses are balanced by
   * @param discriminatorShare share of the steps in which discriminators learn
   * @param mel resolutions of the mel spectra
   */
  record Loss(
      @Default("0.1") double time,
      @Default("1") double frequency,
      @Default("3") double adversarial,
      @Default("3") double feature,
      @Default("1") double commitment,
      @Default("0.999") double balanceDecay,
      @Default("0.6667") double discriminatorShare,
      @Default(
              "{n_mels: [64, 64, 64, 64, 64, 64, 64],"
                  + " window_lengths: [32, 64, 128, 256, 512, 1024, 2048], mag_weight: 1}")
          MultiResolutionMelLoss.Config mel) {
    Loss {
      if (!(balanceDecay >= 0 && balanceDecay < 1)) {
        throw new IllegalArgumentException("need a balance_decay in [0, 1), found " + balanceDecay);
      }
    }

    /** {@return what codec and discriminators play for} */
    CodecAdversary.Terms game() {
      return new CodecAdversary.Terms(
          CodecGame.HINGE, adversarial, feature, true, discriminatorShare);
    }
  }

  EncodecTrainerConfig {
    if (model.audioChannels() != 1 || model.normalize() || model.chunkLengthS() != null) {
      throw new IllegalArgumentException(
          "need a model for one channel that is not cut, as at 24 kHz, found audio_channels %d, normalize %s and chunk_length_s %s"
              .formatted(model.audioChannels(), model.normalize(), model.chunkLengthS()));
    }
    common.requireRate("model.sampling_rate", model.samplingRate());
    int heard = Collections.max(loss.mel().windowLengths());
    // The discriminators reflect nothing, so that a piece must hold a whole window.
    common.requirePiecesFor(Math.max(heard, 2 * Collections.max(discriminator.nFfts())));
  }
}
