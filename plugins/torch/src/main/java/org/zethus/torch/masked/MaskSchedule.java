package org.zethus.torch.masked;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.torch.Tensors;

/** How much is hidden at the time t, from 1 (everything) to 0 (nothing): {@code sin(π t / 2)}. */
public final class MaskSchedule {
  private MaskSchedule() {}

  /** {@return the probability with which a frame is hidden, for each time of (B)} */
  public static NDArray probability(NDArray t) {
    return Kernels.MASKED.call("hidden", t);
  }

  /** {@return the same in Java's numbers} */
  static float probability(float t) {
    return (float) Math.sin(t * (float) Math.PI / 2);
  }

  /** {@return how many of {@code frames} frames are hidden; in float32, as the published one} */
  static int hidden(NDManager manager, double t, int frames) {
    NDArray time = Tensors.of(manager, new float[] {(float) t}, 1);
    return (int) (Tensors.floats(probability(time))[0] * frames);
  }
}
