package org.zethus.torch.vocos;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.LayerNorm;

/** Normalises each frame of (B, T, dim): plainly, or as a condition says. */
interface Norm {
  /** What keeps the variance from 0. */
  double EPS = 1e-6;

  NDArray forward(NDArray x);

  /** {@return the same in a graph} */
  Value forward(Value x);

  /** A plain one. */
  record Plain(LayerNorm norm) implements Norm {
    @Override
    public NDArray forward(NDArray x) {
      return norm.forward(x);
    }

    @Override
    public Value forward(Value x) {
      return norm.forward(x);
    }
  }

  /**
   * {@return a norm}
   *
   * @param conditions how many conditions it knows; null: it is plain
   * @param condition the one it runs with
   */
  static Norm of(StateDict weights, int dim, @Nullable Integer conditions, int condition) {
    return conditions == null
        ? new Plain(new LayerNorm(weights, dim, EPS))
        : new AdaLayerNorm(weights, conditions, dim, condition);
  }
}
