package org.zethus.fastspeech2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.zethus.fastspeech2.VarianceAdaptor.Targets;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.fastspeech.VarianceLosses;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.nn.Functional;

/**
 * The losses of a step, each the mean over real positions: L1 of the mel before and after the
 * post-net, squared errors of pitch, energy and ln(frames + 1); their sum is minimised.
 */
final class FastSpeech2Losses {
  private FastSpeech2Losses() {}

  /**
   * Compares.
   *
   * @param targets the model was taught
   * @param mel (B, T or more, mel bins)
   * @param phones mask of the phones
   */
  static Losses of(FastSpeech2.Output output, Targets targets, NDArray mel, Mask phones) {
    VarianceAdaptor.Adapted predicted = output.adapted();
    Mask frames = predicted.frames();
    NDArray target = mel.get(new NDIndex(":, :" + frames.longest()));
    Losses losses =
        Losses.named("loss").plus("mel_loss", meanAbsolute(output.mel(), target, frames));
    if (output.postnetMel() != output.mel()) {
      losses.plus("postnet_mel_loss", meanAbsolute(output.postnetMel(), target, frames));
    }
    return losses
        .plus(
            "pitch_loss",
            VarianceLosses.meanSquared(predicted.pitch(), targets.pitch(), predicted.pitchMask()))
        .plus(
            "energy_loss",
            VarianceLosses.meanSquared(
                predicted.energy(), targets.energy(), predicted.energyMask()))
        .plus(
            "duration_loss",
            VarianceLosses.meanSquared(
                predicted.logDurations(),
                VarianceLosses.logDurations(targets.durations(), phones),
                phones));
  }

  private static NDArray meanAbsolute(NDArray found, NDArray target, Mask mask) {
    long elements = mask.count() * found.getShape().get(2);
    return Functional.div(mask.zero(found.sub(target).abs()).sum(), elements);
  }
}
