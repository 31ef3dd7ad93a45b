package org.zethus.torch.nn.flow;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;

/** An invertible map of latents (B, C, T) that knows how it changes volume. */
public interface Flow {
  /**
   * Latents after a flow.
   *
   * @param x (B, C, T)
   * @param logDet logarithm of the Jacobian's absolute determinant, (B)
   */
  record Mapped(NDArray x, NDArray logDet) {}

  /**
   * Maps data towards noise.
   *
   * @param x (B, C, T)
   * @param mask (B, 1, T)
   * @param g condition, (B, G, T) or (B, G, 1), where the flow has one
   */
  Mapped forward(NDArray x, NDArray mask, @Nullable NDArray g);

  /** {@return the inverse of {@link #forward}: noise towards data} */
  NDArray reverse(NDArray x, NDArray mask, @Nullable NDArray g);

  /** {@return the inverse in a graph, for one sequence without padding} */
  Value reverse(Value x, @Nullable Value g);
}
