package org.zethus.torch.vocos;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Linear;

/** Coefficients {@code exp(m) cos(p)}: a magnitude and an angle each. */
public final class ImdctCosHead extends ImdctHead {
  private static final double MOST_MAGNITUDE = 1e2;

  private final Linear out;
  private final int hopLength;

  /** Takes {@code out}. */
  public ImdctCosHead(StateDict weights, int dim, int hopLength, NetworkConfig.Padding padding) {
    super(weights, hopLength, padding);
    this.hopLength = hopLength;
    out = new Linear(weights.at("out"), dim, 2 * hopLength);
  }

  @Override
  public NDArray coefficients(NDArray frames) {
    NDArray h = out.forward(frames);
    NDArray magnitude = h.get(":, :, :{}", hopLength).exp().clip(0, MOST_MAGNITUDE);
    return magnitude.mul(h.get(":, :, {}:", hopLength).cos());
  }
}
