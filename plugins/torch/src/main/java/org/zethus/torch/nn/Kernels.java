package org.zethus.torch.nn;

import org.zethus.torch.kernels.TorchScript;

/** The linear layers' functions in TorchScript. */
final class Kernels {
  static final TorchScript LINEAR = TorchScript.beside(Kernels.class, "linear.py");

  private Kernels() {}
}
