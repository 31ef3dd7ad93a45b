package org.zethus.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Whether gradients are recorded, and their computation.
 *
 * <p>PyTorch keeps the switch per thread, and DJL leaves it on for every thread but the one that
 * loaded the engine; so each entry into the engine says which it wants. Several threads may train
 * at once, each on parameters of its own.
 */
public final class Autograd {
  private Autograd() {}

  /** Runs {@code body} with gradients recorded on this thread, then restores what was. */
  public static <T> T training(Supplier<T> body) {
    return withGradMode(true, body);
  }

  /** Runs {@code body} without gradients on this thread, then restores what was. */
  public static <T> T inference(Supplier<T> body) {
    return withGradMode(false, body);
  }

  private static <T> T withGradMode(boolean wanted, Supplier<T> body) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(wanted);
    try {
      return body.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /** {@return whether this thread records gradients} */
  public static boolean isRecording() {
    return JniUtils.isGradMode();
  }

  /**
   * Adds the gradients of {@code loss} to those of the parameters it came from, and frees its
   * graph.
   *
   * @param loss one element
   */
  public static void backward(NDArray loss) {
    if (loss.size() != 1) {
      throw new IllegalArgumentException("need a loss of one element, found " + loss.getShape());
    }
    try (NDArray one = loss.onesLike()) {
      JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
    }
  }
}
