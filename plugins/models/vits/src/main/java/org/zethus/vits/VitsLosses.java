package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.torch.gan.LogMel;
import org.zethus.torch.loss.Losses;

/**
 * What the generator is trained with beside the game against discriminators: the distance of mel
 * frames, the divergence of posterior and prior, the durations' likelihood.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, equations 2, 4, 6 and 11</a>
 */
final class VitsLosses {
  /** Under the root of generated magnitudes, so that gradients of silence stay finite. */
  private static final double GENERATED_EPSILON = 1e-6;

  private final LogMel recordedMel;
  private final LogMel generatedMel;
  private final Weights weights;

  /**
   * Of the section {@code train}.
   *
   * @param cMel weight of the mel frames' distance
   * @param cKl weight of the divergence
   */
  record Weights(@Default("45") double cMel, @Default("1") double cKl) {}

  /**
   * Losses.
   *
   * @param manager owns windows and mel bands
   */
  VitsLosses(NDManager manager, MelSpec spec, Weights weights) {
    this.weights = weights;
    recordedMel = new LogMel(manager, spec);
    generatedMel = new LogMel(manager, spec.withMagnitudeEpsilon(GENERATED_EPSILON));
  }

  /** {@return mel frames (B, T, mel bins) of recorded linear magnitudes (B, bins, T)} */
  NDArray recordedMel(NDArray linear) {
    return recordedMel.ofMagnitudes(linear.transpose(0, 2, 1));
  }

  /** {@return mel frames (B, T, mel bins) of generated pieces (B, samples)} */
  NDArray generatedMel(NDArray audio) {
    return generatedMel.forward(audio);
  }

  /**
   * {@return the generator's loss without discriminators}
   *
   * @param mel of the recorded pieces, (B, T, mel bins)
   */
  Losses reconstruction(Vits.Learned learned, NDArray mel) {
    NDArray distance = generatedMel(learned.audio()).sub(mel).abs().mean();
    NDArray divergence =
        Kernels.kl(
            learned.zP(),
            learned.posterior().logs(),
            learned.mP(),
            learned.logsP(),
            learned.frames().values());
    return Losses.named("gen_loss")
        .plus(weights.cMel(), "mel_loss", distance)
        .plus(weights.cKl(), "kl_loss", divergence)
        .plus("duration_loss", learned.durationLoss().sum());
  }
}
