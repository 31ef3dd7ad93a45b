package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.Functional;

/** What variance predictors are trained with: mean squared errors over real positions. */
public final class VarianceLosses {
  private VarianceLosses() {}

  /** {@return the mean of (found - target)² over what is real of (B, L), one element} */
  public static NDArray meanSquared(NDArray found, NDArray target, Mask mask) {
    return Functional.div(mask.zero(found.sub(target).square()).sum(), mask.count());
  }

  /**
   * {@return ln(frames + 1), (B, P), which the duration predictor is taught}
   *
   * @param durations frames per utterance and phone
   */
  public static NDArray logDurations(int[][] durations, Mask phones) {
    float[] logs = new float[phones.size() * phones.longest()];
    for (int b = 0; b < phones.size(); b++) {
      for (int p = 0; p < durations[b].length; p++) {
        logs[b * phones.longest() + p] = (float) StrictMath.log1p(durations[b][p]);
      }
    }
    return Tensors.of(phones.manager(), logs, phones.size(), phones.longest());
  }
}
