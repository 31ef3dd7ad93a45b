package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * Makes (B, C, T) longer by each of some factors: every value is repeated, and then smoothed over
 * time by a kernel that all channels share and that begins as a moving average. In the checkpoint
 * {@code up_layers.1.weight}, {@code up_layers.3.weight} … (1, 1, 1, 2 factor + 1).
 */
public final class StretchUpsampler {
  private final List<Stage> stages = new ArrayList<>();

  private record Stage(int factor, Weight weight) {
    NDArray forward(NDArray x) {
      long rows = x.getShape().get(0) * x.getShape().get(1);
      long length = x.getShape().get(2) * factor;
      NDArray repeated = x.reshape(rows, 1, x.getShape().get(2)).repeat(2, factor);
      NDArray kernel = weight.value().reshape(1, 1, 2L * factor + 1);
      return Functional.conv1d(repeated, kernel, null, 1, factor, 1, 1)
          .reshape(x.getShape().get(0), x.getShape().get(1), length);
    }
  }

  /**
   * Takes the weights.
   *
   * @param form of new weights
   */
  public StretchUpsampler(StateDict weights, List<Integer> factors, WeightForm form) {
    for (int i = 0; i < factors.size(); i++) {
      int taps = 2 * factors.get(i) + 1;
      StateDict layer = weights.at("up_layers", 2 * i + 1); // the even ones repeat
      stages.add(
          new Stage(
              factors.get(i), Weight.of(layer, form, Init.constant(1.0 / taps), 1, 1, 1, taps)));
    }
  }

  public NDArray forward(NDArray x) {
    NDArray stretched = x;
    for (Stage stage : stages) {
      stretched = stage.forward(stretched);
    }
    return stretched;
  }
}
