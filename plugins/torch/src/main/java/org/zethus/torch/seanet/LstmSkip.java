package org.zethus.torch.seanet;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Lstm;

/**
 * {@code x + lstm(x)} over time, (B, C, T); where it also runs backwards, (B, 2 C, T) with x twice.
 * Takes {@code lstm}.
 */
public final class LstmSkip {
  private final Lstm lstm;
  private final boolean bidirectional;

  /** Takes the weights. */
  public LstmSkip(StateDict weights, int channels, int layers, boolean bidirectional) {
    lstm = new Lstm(weights.at("lstm"), channels, channels, layers, bidirectional);
    this.bidirectional = bidirectional;
  }

  public NDArray forward(NDArray x) {
    NDArray y = lstm.forward(x.swapAxes(1, 2)).swapAxes(1, 2);
    return y.add(bidirectional ? x.concat(x, 1) : x);
  }
}
