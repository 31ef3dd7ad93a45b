package org.zethus.torch.vocos;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Linear;

/** Coefficients {@code sign(h) (exp|h| - 1)}: both signs, and a scale as fine as it is wide. */
public final class ImdctSymExpHead extends ImdctHead {
  private static final double MOST = 1e2;

  private final Linear out;

  /** Takes {@code out}. */
  public ImdctSymExpHead(StateDict weights, int dim, int hopLength, NetworkConfig.Padding padding) {
    super(weights, hopLength, padding);
    out = new Linear(weights.at("out"), dim, hopLength);
  }

  @Override
  public NDArray coefficients(NDArray frames) {
    NDArray h = out.forward(frames);
    return h.sign().mul(h.abs().exp().sub(1)).clip(-MOST, MOST);
  }
}
