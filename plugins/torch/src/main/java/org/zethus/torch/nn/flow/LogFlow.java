package org.zethus.torch.nn.flow;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;

/** The logarithm, for latents that must be positive such as durations. */
public final class LogFlow implements Flow {
  private static final double SMALLEST = 1e-5;

  @Override
  public Mapped forward(NDArray x, NDArray mask, @Nullable NDArray g) {
    NDArray y = x.clip(SMALLEST, Float.MAX_VALUE).log().mul(mask);
    return new Mapped(y, y.neg().sum(new int[] {1, 2}));
  }

  @Override
  public NDArray reverse(NDArray x, NDArray mask, @Nullable NDArray g) {
    return x.exp().mul(mask);
  }

  @Override
  public Value reverse(Value x, @Nullable Value g) {
    return x.exp();
  }
}
