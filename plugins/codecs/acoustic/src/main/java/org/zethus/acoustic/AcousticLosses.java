package org.zethus.acoustic;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.api.config.Default;
import org.zethus.torch.acoustic.DecoderConfig;
import org.zethus.torch.gan.MultiResolutionMelLoss;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.quantise.ResidualQuantised;

/**
 * What the codec learns by, beside its discriminators: mel spectra of recordings and imitations
 * shall be alike, and latents and entries of the codebooks near each other. Waveforms are (B,
 * samples).
 */
final class AcousticLosses {
  private final Config config;
  private final DecoderConfig decoder;
  private final MultiResolutionMelLoss mel;

  /**
   * The section {@code loss}. The codebooks' weights are the model's.
   *
   * @param melLossWeight of the mel spectra's distance
   * @param melLoss their resolutions
   */
  record Config(
      @Default("15") double melLossWeight, @Default("{}") MultiResolutionMelLoss.Config melLoss) {
    Config {
      if (!(melLossWeight > 0)) {
        throw new IllegalArgumentException("need mel_loss_weight > 0, found " + melLossWeight);
      }
    }
  }

  /**
   * Losses.
   *
   * @param manager owns windows and mel bands
   * @param decoder says what the codebooks' terms weigh
   */
  AcousticLosses(NDManager manager, int sampleRate, Config config, DecoderConfig decoder) {
    this.config = config;
    this.decoder = decoder;
    mel = new MultiResolutionMelLoss(manager, sampleRate, config.melLoss());
  }

  /** {@return how far imitations are from recordings} */
  Losses sound(NDArray real, NDArray fake) {
    return Losses.named("codec_loss")
        .plus(config.melLossWeight(), "mel_loss", mel.forward(real, fake));
  }

  /** {@return how far codes are from latents} */
  Losses codes(ResidualQuantised quantised) {
    return Losses.named("codes")
        .plus(decoder.commitment(), "commitment_loss", quantised.commitmentLosses().sum())
        .plus(decoder.codebookLossWeight(), "codebook_loss", quantised.codebookLosses().sum());
  }
}
