package org.zethus.waveglow;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.kernels.TorchScript;

/** WaveGlow's functions in TorchScript. */
final class Kernels {
  private static final TorchScript SCRIPT = TorchScript.beside(Kernels.class, "waveglow.py");

  private Kernels() {}

  /** {@return log |det W| of (C, C, 1)} */
  static NDArray logDeterminant(NDArray weight) {
    return SCRIPT.call("log_determinant", weight);
  }

  /** {@return the inverse of (C, C, 1)} */
  static NDArray inverse(NDArray weight) {
    return SCRIPT.call("inverse", weight);
  }
}
