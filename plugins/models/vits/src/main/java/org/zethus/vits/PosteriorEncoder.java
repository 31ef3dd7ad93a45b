package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.flow.WaveNet;

/**
 * Linear spectrogram (B, bins, T) to latents (B, C, T): the approximate posterior.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, section 2.5.1</a>
 */
final class PosteriorEncoder {
  private static final int KERNEL = 5;

  private final Conv1d pre;
  private final WaveNet enc;
  private final Conv1d proj;

  /**
   * The distribution of the latents, and a draw; arrays are (B, C, T).
   *
   * @param z drawn
   * @param m means
   * @param logs logarithms of the standard deviations
   */
  record Latents(NDArray z, NDArray m, NDArray logs) {}

  PosteriorEncoder(StateDict weights, int bins, VitsConfig.Network network) {
    int hidden = network.hiddenChannels();
    pre = Conv1d.pointwise(weights.at("pre"), bins, hidden);
    enc =
        new WaveNet(
            weights.at("enc"),
            new WaveNet.Shape(
                hidden, KERNEL, 1, network.posteriorLayers(), network.ginChannels(), 0));
    proj = Conv1d.pointwise(weights.at("proj"), hidden, 2 * network.interChannels());
  }

  /**
   * Encodes.
   *
   * @param g the speaker, (B, gin, 1)
   */
  Latents forward(NDArray linear, NDArray mask, @Nullable NDArray g, Noise noise) {
    NDArray h = enc.forward(pre.forward(linear).mul(mask), mask, g);
    NDList stats = proj.forward(h).mul(mask).split(2, 1);
    NDArray m = stats.get(0);
    NDArray logs = stats.get(1);
    NDArray drawn = noise.normal(m.getManager(), m.getShape());
    return new Latents(Kernels.sample(m, logs, drawn, mask), m, logs);
  }
}
