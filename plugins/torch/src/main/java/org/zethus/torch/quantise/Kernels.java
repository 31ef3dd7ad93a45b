package org.zethus.torch.quantise;

import org.zethus.torch.kernels.TorchScript;

/** This package's functions in TorchScript. */
final class Kernels {
  static final TorchScript SCRIPT = TorchScript.beside(Kernels.class, "quantise.py");

  private Kernels() {}
}
