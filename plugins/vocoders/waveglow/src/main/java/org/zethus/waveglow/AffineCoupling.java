package org.zethus.waveglow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.flow.WaveNet;

/**
 * One half of the channels stays; it and the mel frames say how the other half is scaled and
 * shifted: {@code x_b' = exp(log s) x_b + t}. (B, C, T) to (B, C, T).
 *
 * @see <a href="https://arxiv.org/abs/1811.00002">Prenger et al. 2018, section 2.1</a>
 */
final class AffineCoupling {
  private static final int DILATION_RATE = 2;

  private final Conv1d start;
  private final WaveNet layers;
  private final Conv1d end;

  /** What is done to the second half. */
  private record Change(NDArray shift, NDArray logScale) {}

  /**
   * An output, and how much it was scaled.
   *
   * @param x (B, C, T)
   * @param logScale (B, C / 2, T)
   */
  record Scaled(NDArray x, NDArray logScale) {}

  /**
   * Takes the weights.
   *
   * @param half C / 2
   * @param condition channels of the grouped mel frames
   */
  AffineCoupling(StateDict weights, WaveGlowConfig.Network config, int half, int condition) {
    int width = config.nChannels();
    start = new Conv1d(weights.at("start"), ConvShape.of(half, width, 1).withWeightNorm());
    layers =
        new WaveNet(
            weights,
            new WaveNet.Shape(
                width, config.kernelSize(), DILATION_RATE, config.nLayers(), condition, 0));
    // It changes nothing at first; so the paper begins.
    StateDict last = weights.at("end").starting("weight", Init.ZEROS).starting("bias", Init.ZEROS);
    end = Conv1d.pointwise(last, width, 2 * half);
  }

  Scaled forward(NDArray x, NDArray mel) {
    NDList halves = x.split(2, 1);
    Change change = change(halves.get(0), mel);
    NDArray second = halves.get(1).mul(change.logScale().exp()).add(change.shift());
    return new Scaled(halves.get(0).concat(second, 1), change.logScale());
  }

  NDArray inverse(NDArray x, NDArray mel) {
    NDList halves = x.split(2, 1);
    Change change = change(halves.get(0), mel);
    NDArray second = halves.get(1).sub(change.shift()).mul(change.logScale().neg().exp());
    return halves.get(0).concat(second, 1);
  }

  private Change change(NDArray half, NDArray mel) {
    NDArray x = start.forward(half);
    NDArray everywhere = x.getManager().ones(new Shape(1));
    NDList parts = end.forward(layers.forward(x, everywhere, mel)).split(2, 1);
    return new Change(parts.get(0), parts.get(1));
  }
}
