package org.zethus.fastspeech2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.zethus.fastspeech2.VarianceAdaptor.Targets;
import org.zethus.torch.Tensors;

/**
 * The losses of a step, each the mean over real positions: L1 of the mel before and after the
 * post-net, squared errors of pitch, energy and ln(frames + 1); their sum is what is minimised.
 *
 * @param mel of the decoder
 * @param postnetMel of the post-net
 * @param pitch normalised
 * @param energy normalised
 * @param duration of logarithms
 */
record FastSpeech2Losses(
    NDArray mel, NDArray postnetMel, NDArray pitch, NDArray energy, NDArray duration) {

  /**
   * Computes them.
   *
   * @param targets the model was taught
   * @param mel (B, T or more, mel bins)
   * @param phones mask of the phones
   */
  static FastSpeech2Losses of(
      FastSpeech2.Output output, Targets targets, NDArray mel, Mask phones) {
    VarianceAdaptor.Adapted predicted = output.adapted();
    Mask frames = predicted.frames();
    NDArray target = mel.get(new NDIndex(":, :" + frames.longest()));
    return new FastSpeech2Losses(
        meanAbsolute(output.mel(), target, frames),
        meanAbsolute(output.postnetMel(), target, frames),
        meanSquared(predicted.pitch(), targets.pitch(), predicted.pitchMask()),
        meanSquared(predicted.energy(), targets.energy(), predicted.energyMask()),
        meanSquared(predicted.logDurations(), logDurations(targets, phones), phones));
  }

  /** {@return the sum} */
  NDArray total() {
    return mel.add(postnetMel).add(duration).add(pitch).add(energy);
  }

  private static NDArray logDurations(Targets targets, Mask phones) {
    float[] logs = new float[phones.size() * phones.longest()];
    for (int b = 0; b < phones.size(); b++) {
      for (int p = 0; p < targets.durations()[b].length; p++) {
        logs[b * phones.longest() + p] = (float) StrictMath.log1p(targets.durations()[b][p]);
      }
    }
    return Tensors.of(phones.manager(), logs, phones.size(), phones.longest());
  }

  private static NDArray meanAbsolute(NDArray found, NDArray target, Mask mask) {
    double elements = mask.count() * (double) found.getShape().get(2);
    return mask.zero(found.sub(target).abs()).sum().div(elements);
  }

  private static NDArray meanSquared(NDArray found, NDArray target, Mask mask) {
    return mask.zero(found.sub(target).square()).sum().div(mask.count());
  }
}
