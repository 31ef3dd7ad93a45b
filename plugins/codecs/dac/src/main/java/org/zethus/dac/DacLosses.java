package org.zethus.dac;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.api.config.Default;
import org.zethus.torch.gan.MultiResolutionMelLoss;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.quantise.ResidualQuantised;

/**
 * What DAC learns by, beside its discriminators.
 *
 * @see <a href="https://arxiv.org/abs/2306.06546">Kumar et al. 2023, section 3.4</a>
 */
final class DacLosses {
  private final Config config;
  private final MultiResolutionMelLoss mel;

  /**
   * Weights, by default the paper's.
   *
   * @param melWeight of the distance of mel spectra
   * @param commitment of the latents' distance from their entries
   * @param codebook of the entries' distance from their latents
   * @param mel resolutions of the mel spectra
   */
  record Config(
      @Default("15") double melWeight,
      @Default("0.25") double commitment,
      @Default("1") double codebook,
      @Default(
              "{n_mels: [5, 10, 20, 40, 80, 160, 320],"
                  + " window_lengths: [32, 64, 128, 256, 512, 1024, 2048], mag_weight: 0, pow: 1}")
          MultiResolutionMelLoss.Config mel) {
    /** {@return the longest window, in samples} */
    int longestWindow() {
      return mel.windowLengths().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }

  /**
   * Losses.
   *
   * @param manager owns windows and mel bands
   */
  DacLosses(NDManager manager, int sampleRate, Config config) {
    this.config = config;
    mel = new MultiResolutionMelLoss(manager, sampleRate, config.mel());
  }

  /** {@return how far imitations are from recordings, both (B, samples)} */
  Losses sound(NDArray real, NDArray fake) {
    return Losses.named("codec_loss").plus(config.melWeight(), "mel", mel.forward(real, fake));
  }

  /** {@return how far codes are from latents} */
  Losses codes(ResidualQuantised quantised) {
    return Losses.named("codes")
        .plus(config.commitment(), "commitment", quantised.commitmentLosses().sum())
        .plus(config.codebook(), "codebook", quantised.codebookLosses().sum());
  }
}
