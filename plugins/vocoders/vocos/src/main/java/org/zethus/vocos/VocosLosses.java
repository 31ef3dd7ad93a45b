package org.zethus.vocos;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.api.config.Default;
import org.zethus.torch.gan.MultiResolutionMelLoss;
import org.zethus.torch.gan.MultiResolutionStftLoss;
import org.zethus.torch.gan.Resolutions;
import org.zethus.torch.loss.Losses;

/**
 * How far imitations are from recordings by their spectra, and what weighs how much in training.
 * Waveforms are (B, samples).
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024, section 3.4</a>
 */
final class VocosLosses {
  private final Config config;
  private final MultiResolutionMelLoss mel;
  private final MultiResolutionStftLoss stft;

  /**
   * The section {@code loss}. A term whose weight is 0 is not computed.
   *
   * @param melLossWeight of the mel spectrograms' distance
   * @param stftLossWeight of the magnitude spectra's distance
   * @param discLossWeight of the discriminators' loss
   * @param advLossWeight of the generator's scores
   * @param fmLossWeight of the feature maps of the period discriminators
   * @param specFmLossWeight of the feature maps of the spectrogram discriminators
   * @param melLoss resolutions of the mel spectrograms
   * @param stftLoss resolutions of the magnitude spectra
   */
  record Config(
      @Default("10") double melLossWeight,
      @Default("0") double stftLossWeight,
      @Default("1") double discLossWeight,
      @Default("2") double advLossWeight,
      @Default("2") double fmLossWeight,
      @Default("1") double specFmLossWeight,
      @Default("{}") MultiResolutionMelLoss.Config melLoss,
      @Default("{}") Resolutions stftLoss) {
    Config {
      if (!(melLossWeight >= 0 && stftLossWeight >= 0 && melLossWeight + stftLossWeight > 0)) {
        throw new IllegalArgumentException(
            "need mel_loss_weight and stft_loss_weight >= 0 and one of them > 0, found %s and %s"
                .formatted(melLossWeight, stftLossWeight));
      }
    }
  }

  /**
   * Losses.
   *
   * @param manager owns their windows and mel bands
   * @param sampleRate samples per second
   */
  VocosLosses(NDManager manager, int sampleRate, Config config) {
    this.config = config;
    mel = new MultiResolutionMelLoss(manager, sampleRate, config.melLoss());
    stft = new MultiResolutionStftLoss(manager, sampleRate, config.stftLoss());
  }

  /** {@return the generator's loss without discriminators} */
  Losses reconstruction(NDArray real, NDArray fake) {
    Losses losses = Losses.named("gen_loss");
    if (config.melLossWeight() > 0) {
      losses.plus(config.melLossWeight(), "mel_loss", mel.forward(real, fake));
    }
    if (config.stftLossWeight() > 0) {
      losses.plus(config.stftLossWeight(), "stft_loss", stft.forward(real, fake).sum());
    }
    return losses;
  }
}
