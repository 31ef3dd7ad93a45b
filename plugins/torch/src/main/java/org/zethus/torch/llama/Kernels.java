package org.zethus.torch.llama;

import org.zethus.torch.kernels.TorchScript;

/** The package's functions in TorchScript. */
final class Kernels {
  static final TorchScript LLAMA = TorchScript.beside(Kernels.class, "llama.py");

  private Kernels() {}
}
