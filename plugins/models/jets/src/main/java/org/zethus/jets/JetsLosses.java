package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.jets.Jets.Taught;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.fastspeech.VarianceLosses;
import org.zethus.torch.loss.Losses;

/**
 * What JETS is trained with beside its discriminators: the distance of mel spectrograms, the errors
 * of the variance predictors, and the alignment.
 *
 * @see <a href="https://arxiv.org/abs/2203.16852">Lim et al. 2022, section 2.4</a>
 */
final class JetsLosses {
  private final Config config;
  private final MelDistance mel;

  /**
   * The section {@code loss}.
   *
   * @param melLossWeight of the mel spectrograms' distance
   * @param advLossWeight of the scores of the discriminators
   * @param fmLossWeight of their feature maps
   * @param varLossWeight of the errors of durations, pitch and energy
   * @param alignLossWeight of the forward-sum and the binarisation loss
   * @param mel which spectrograms
   */
  record Config(
      @Default("45") double melLossWeight,
      @Default("1") double advLossWeight,
      @Default("2") double fmLossWeight,
      @Default("1") double varLossWeight,
      @Default("2") double alignLossWeight,
      @Default("{}") MelDistance.Config mel) {}

  /**
   * Losses.
   *
   * @param manager owns their window and mel bands
   * @param spec of the frames the network listens to
   */
  JetsLosses(NDManager manager, MelSpec spec, Config config) {
    this.config = config;
    mel = new MelDistance(manager, config.mel().spec(spec));
  }

  /**
   * {@return the generator's loss without discriminators}
   *
   * @param real samples of the segments, (B, samples)
   */
  Losses reconstruction(NDArray real, Taught taught) {
    Alignment alignment = taught.alignment();
    Mask phones = alignment.phones();
    NDArray logDurations = VarianceLosses.logDurations(alignment.durations(), phones);
    return Losses.named("g_total_loss")
        .plus(config.melLossWeight(), "mel_loss", mel.forward(real, taught.audio()))
        .plus(
            config.varLossWeight(),
            "dur_loss",
            VarianceLosses.meanSquared(taught.predicted().logDurations(), logDurations, phones))
        .plus(
            config.varLossWeight(),
            "pitch_loss",
            VarianceLosses.meanSquared(taught.predicted().pitch(), taught.pitch(), phones))
        .plus(
            config.varLossWeight(),
            "energy_loss",
            VarianceLosses.meanSquared(taught.predicted().energy(), taught.energy(), phones))
        .plus(config.alignLossWeight(), "forwardsum_loss", alignment.forwardSumLoss())
        .plus(config.alignLossWeight(), "bin_loss", alignment.binLoss());
  }
}
