package org.zethus.torch.masked;

import org.zethus.torch.kernels.TorchScript;

/** The functions in {@code masked.py}. */
final class Kernels {
  static final TorchScript MASKED = TorchScript.beside(Kernels.class, "masked.py");

  private Kernels() {}
}
