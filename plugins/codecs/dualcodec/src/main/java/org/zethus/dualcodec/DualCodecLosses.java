package org.zethus.dualcodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.stream.Stream;
import org.zethus.api.config.Default;
import org.zethus.torch.gan.MultiResolutionMelLoss;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.quantise.ResidualQuantised;

/**
 * What DualCodec learns by, beside its discriminators.
 *
 * @see <a href="https://arxiv.org/abs/2505.13000">Li et al. 2025, section 3.3</a>
 */
final class DualCodecLosses {
  private final Config config;
  private final MultiResolutionMelLoss mel;
  private final MultiResolutionMelLoss semanticMel;

  /**
   * Weights; the reference's keys where it has them.
   *
   * @param melWeight of the distance of mel spectra
   * @param commitment of the acoustic latents' distance from their entries
   * @param codebook of the acoustic entries' distance from their latents
   * @param lambdaDistillLoss of the distance of decoded from given semantic features
   * @param lambdaSemanticCommitmentLoss as {@code commitment}, of the semantic codebook
   * @param lambdaSemanticCodebookLoss as {@code codebook}, of the semantic codebook
   * @param addSemanticSpecLoss whether the lowest mel bands count once more where a batch is heard
   *     by its semantic codes alone
   * @param lowBands share of the mel bands that then count
   * @param mel resolutions of the mel spectra
   * @param semanticMel those of the lowest bands
   */
  record Config(
      @Default("15") double melWeight,
      @Default("0.25") double commitment,
      @Default("1") double codebook,
      @Default("15") double lambdaDistillLoss,
      @Default("0.25") double lambdaSemanticCommitmentLoss,
      @Default("1") double lambdaSemanticCodebookLoss,
      @Default("true") boolean addSemanticSpecLoss,
      @Default("0.1") double lowBands,
      @Default(
              "{n_mels: [40, 80, 160, 320], window_lengths: [256, 512, 1024, 2048], mag_weight: 1,"
                  + " pow: 2}")
          MultiResolutionMelLoss.Config mel,
      @Default("{n_mels: [80, 160, 320], window_lengths: [512, 1024, 2048], mag_weight: 1, pow: 2}")
          MultiResolutionMelLoss.Config semanticMel) {
    /** {@return the longest window, in samples} */
    int longestWindow() {
      return Stream.concat(mel.windowLengths().stream(), semanticMel.windowLengths().stream())
          .mapToInt(Integer::intValue)
          .max()
          .orElse(0);
    }
  }

  /**
   * Losses.
   *
   * @param manager owns windows and mel bands
   */
  DualCodecLosses(NDManager manager, int sampleRate, Config config) {
    this.config = config;
    mel = new MultiResolutionMelLoss(manager, sampleRate, config.mel());
    semanticMel = new MultiResolutionMelLoss(manager, sampleRate, config.semanticMel());
  }

  /** {@return how far imitations are from recordings, both (B, samples)} */
  Losses spectra(NDArray real, NDArray fake) {
    return Losses.named("codec_loss").plus(config.melWeight(), "mel", mel.forward(real, fake));
  }

  /** {@return the same, for what was heard by its semantic codes alone} */
  Losses semanticSpectra(NDArray real, NDArray fake) {
    Losses losses = spectra(real, fake);
    return config.addSemanticSpecLoss()
        ? losses.plus(
            config.melWeight(), "semantic_mel", semanticMel.lowBands(real, fake, config.lowBands()))
        : losses;
  }

  /** {@return the terms of the acoustic codebooks} */
  Losses acoustic(ResidualQuantised quantised) {
    return Losses.named("codebooks")
        .plus(config.commitment(), "commitment", quantised.commitmentLosses().sum())
        .plus(config.codebook(), "codebook", quantised.codebookLosses().sum());
  }

  /**
   * {@return the terms of the semantic half}
   *
   * @param features that it was given, (B, D, T)
   */
  Losses semantic(NDArray features, DualCodec.Semantic semantic) {
    ResidualQuantised quantised = semantic.quantised();
    return Losses.named("semantic")
        .plus(
            config.lambdaDistillLoss(),
            "distill",
            features.sub(semantic.features()).square().mean())
        .plus(
            config.lambdaSemanticCommitmentLoss(),
            "semantic_commitment",
            quantised.commitmentLosses().sum())
        .plus(
            config.lambdaSemanticCodebookLoss(),
            "semantic_codebook",
            quantised.codebookLosses().sum());
  }
}
