package org.zethus.dualcodec;

import org.zethus.torch.kernels.TorchScript;

/** This bundle's functions in TorchScript. */
final class Kernels {
  static final TorchScript SCRIPT = TorchScript.beside(Kernels.class, "dualcodec.py");

  private Kernels() {}
}
