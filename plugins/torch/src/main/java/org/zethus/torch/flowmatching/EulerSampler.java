package org.zethus.torch.flowmatching;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.torch.Scope;
import org.zethus.torch.nn.Functional;

/**
 * Follows a velocity field from noise to data in equal steps, each with the velocity at the time of
 * its middle.
 *
 * @param manager of what is made
 * @param noise one draw, where the way begins
 * @param cancel asked between steps
 */
public record EulerSampler(NDManager manager, NormalNoise noise, CancelSignal cancel) {
  /** A network, ready to be asked at any point of the way. */
  @FunctionalInterface
  public interface VelocityField {
    /**
     * {@return the velocity, (B, T, M)}
     *
     * @param x where the data is now, (B, T, M)
     * @param t the time, float32 (B)
     */
    NDArray at(NDArray x, NDArray t);
  }

  /** {@return data (B, T, M)} */
  public NDArray follow(VelocityField field, int steps, int batch, int frames, int width) {
    NDArray x = noise.normal(manager, batch, frames, width);
    if (frames == 0) {
      return x;
    }
    for (int i = 0; i < steps; i++) {
      cancel.throwIfCancelled();
      double middle = (i + 0.5) / steps;
      x =
          Scope.keepResult(
              x,
              before -> {
                NDArray t = manager.full(new Shape(batch), (float) middle);
                return before.add(Functional.div(field.at(before, t), steps));
              });
    }
    return x;
  }
}
