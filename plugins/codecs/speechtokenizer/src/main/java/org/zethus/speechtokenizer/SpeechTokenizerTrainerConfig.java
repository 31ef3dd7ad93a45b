package org.zethus.speechtokenizer;

import java.util.Collections;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.codec.CodecAdversary;
import org.zethus.torch.codec.CodecSettings;
import org.zethus.torch.gan.DiscriminatorSet;
import org.zethus.torch.gan.MultiResolutionMelLoss;
import org.zethus.torch.quantise.EmaConfig;

/**
 * How the stage {@code trainer/speechtokenizer} is configured. Two records share a section where
 * they are of one loss. Defaults are the published trainer's.
 *
 * @param common what all codecs' stages have
 * @param model the network
 * @param teacher what its first codebook is to carry
 * @param discriminator what it is trained against
 * @param loss terms and their weights
 * @param game what codec and discriminators play for
 * @param learning how the codebooks learn
 */
record SpeechTokenizerTrainerConfig(
    @Key("") CodecSettings common,
    SpeechTokenizerConfig model,
    @Default("{}") TeacherConfig teacher,
    @Default("{discriminators: ['mpd', 'msd', 'msstftd']}") DiscriminatorSet discriminator,
    @Default("{}") Loss loss,
    @Default("{}") @Key("loss") CodecAdversary.Terms game,
    @Default("{}") EmaConfig learning) {

  /**
   * Weights.
   *
   * @param time of the samples' distance
   * @param frequency of the mel spectra's distance
   * @param commitment of the latents' distance from their entries
   * @param distillation of the first codebook's distance from what its teacher hears
   * @param mel resolutions of the mel spectra
   */
  record Loss(
      @Default("500") double time,
      @Default("45") double frequency,
      @Default("10") double commitment,
      @Default("120") double distillation,
      @Default("{n_mels: [64, 64, 64, 64, 64], window_lengths: [128, 256, 512, 1024, 2048]}")
          MultiResolutionMelLoss.Config mel) {}

  SpeechTokenizerTrainerConfig {
    common.requireRate("model.sample_rate", model.sampleRate());
    common.requirePiecesFor(
        Math.max(Collections.max(loss.mel().windowLengths()), discriminator.longestWindow()));
  }
}
