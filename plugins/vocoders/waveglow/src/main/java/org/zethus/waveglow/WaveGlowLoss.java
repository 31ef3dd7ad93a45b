package org.zethus.waveglow;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.nn.Functional;

/**
 * The negative log-likelihood of recordings per sample, without its constant.
 *
 * @see <a href="https://arxiv.org/abs/1811.00002">Prenger et al. 2018, equation 3</a>
 */
final class WaveGlowLoss {
  private final double sigma;

  /**
   * A loss.
   *
   * @param sigma standard deviation of the noise that recordings are to become
   */
  WaveGlowLoss(double sigma) {
    this.sigma = sigma;
  }

  Losses of(WaveGlow.Encoded encoded) {
    NDArray sum = Functional.div(encoded.z().square().sum(), 2 * sigma * sigma);
    for (NDArray logScale : encoded.logScales()) {
      sum = sum.sub(logScale.sum());
    }
    for (NDArray logDeterminant : encoded.logDeterminants()) {
      sum = sum.sub(logDeterminant);
    }
    return Losses.named("loss").plus("nll_loss", Functional.div(sum, encoded.z().size()));
  }
}
