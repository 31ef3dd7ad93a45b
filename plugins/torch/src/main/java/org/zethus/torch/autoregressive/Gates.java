package org.zethus.torch.autoregressive;

/** Activations of single numbers. */
public final class Gates {
  private Gates() {}

  /** {@return 1 / (1 + exp(-x))} */
  public static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }

  /** {@return tanh(x), by way of {@code exp}, which is much faster than {@link Math#tanh}} */
  public static float tanh(float x) {
    return (float) (1 - 2 / (1 + Math.exp(2 * x)));
  }

  /** Sets all that is below 0 to 0. */
  public static void relu(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, values[i]);
    }
  }
}
