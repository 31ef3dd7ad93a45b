package org.zethus.diffwave;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.kernels.TorchScript;

/** DiffWave's functions in TorchScript. */
final class Kernels {
  private static final TorchScript SCRIPT = TorchScript.beside(Kernels.class, "diffwave.py");

  private Kernels() {}

  /** {@return sine and cosine of each step at each of 64 frequencies, (steps, 128)} */
  static NDArray stepTable(NDArray steps, NDArray dims) {
    return SCRIPT.call("step_table", steps, dims);
  }

  /** {@return rows of the table, and between two rows what lies on the straight line} */
  static NDArray between(NDArray table, NDArray times) {
    return SCRIPT.call("between", table, times);
  }

  /** {@return sigmoid of the first half of the channels of (B, 2 C, T) times tanh of the second} */
  static NDArray gate(NDArray x) {
    return SCRIPT.call("gate", x);
  }

  /** {@return (B, 1, H, W) with W made {@code factor} times as long by a (1, 1, 3, 2 f) kernel} */
  static NDArray stretch(NDArray x, NDArray weight, NDArray bias, long factor) {
    return SCRIPT.call("stretch", x, weight, bias, factor);
  }
}
