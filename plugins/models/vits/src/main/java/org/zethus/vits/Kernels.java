package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.kernels.TorchScript;

/** What the model needs in one native call each. */
final class Kernels {
  private static final TorchScript SCRIPT = TorchScript.beside(Kernels.class, "kernels.py");

  private Kernels() {}

  /** {@return the columns of x (B, C, T) that an int64 index (B, S) names, (B, C, S)} */
  static NDArray columns(NDArray x, NDArray index) {
    return SCRIPT.call("columns", x, index);
  }

  /** {@return m + noise * exp(logs) where the mask (B, 1, T) is 1, else 0; all (B, C, T)} */
  static NDArray sample(NDArray m, NDArray logs, NDArray noise, NDArray mask) {
    return SCRIPT.call("sample", m, logs, noise, mask);
  }

  /**
   * {@return log N(z; m, exp(logs)) of every frame under every symbol, (B, T, S)}
   *
   * @param z (B, C, T)
   * @param m (B, C, S)
   * @param logs (B, C, S)
   */
  static NDArray logLikelihood(NDArray z, NDArray m, NDArray logs) {
    return SCRIPT.call("log_likelihood", z, m, logs);
  }

  /** {@return the divergence of the posterior from the prior per frame; all (B, C, T)} */
  static NDArray kl(NDArray zP, NDArray logsQ, NDArray mP, NDArray logsP, NDArray mask) {
    return SCRIPT.call("kl", zP, logsQ, mP, logsP, mask);
  }
}
