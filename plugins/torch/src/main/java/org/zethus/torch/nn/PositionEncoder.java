package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;

/**
 * Embeds diffusion steps: sinusoids of geometrically spaced frequencies, cosines first, through a
 * small network. (B) to (B, out).
 *
 * @see <a href="https://arxiv.org/abs/2009.09761">Kong et al. 2020 (DiffWave), section 3.1</a>
 */
public final class PositionEncoder {
  private final int rawWidth;
  private final double maxPeriod;
  private final Activation activation;
  private final List<Linear> layers = new ArrayList<>();

  /**
   * Takes the weights: {@code out.0}, {@code out.2} …, with activations between them.
   *
   * @param rawWidth of the sinusoids; if odd, the last is 0
   * @param mlpWidth between the layers
   * @param nLayers before the last; at least 1
   * @param maxPeriod of the slowest sinusoid, in steps
   */
  public PositionEncoder(
      StateDict weights,
      int rawWidth,
      int outWidth,
      int mlpWidth,
      Activation activation,
      int nLayers,
      double maxPeriod) {
    this.rawWidth = rawWidth;
    this.maxPeriod = maxPeriod;
    this.activation = activation;
    for (int i = 0; i <= nLayers; i++) {
      int in = i == 0 ? rawWidth : mlpWidth;
      layers.add(new Linear(weights.at("out", 2 * i), in, i == nLayers ? outWidth : mlpWidth));
    }
  }

  /**
   * Embeds.
   *
   * @param steps (B)
   */
  public NDArray forward(NDArray steps) {
    NDArray h = sinusoids(steps);
    for (int i = 0; i < layers.size(); i++) {
      h = layers.get(i).forward(i == 0 ? h : activation.forward(h));
    }
    return h;
  }

  private NDArray sinusoids(NDArray steps) {
    NDManager manager = steps.getManager();
    int half = rawWidth / 2;
    float[] frequencies = new float[half];
    for (int i = 0; i < half; i++) {
      frequencies[i] = (float) Math.exp(-Math.log(maxPeriod) * i / half);
    }
    NDArray angles = steps.expandDims(1).mul(Tensors.of(manager, frequencies, 1, half));
    NDArray both = angles.cos().concat(angles.sin(), 1);
    return rawWidth % 2 == 0
        ? both
        : both.concat(manager.zeros(new Shape(steps.getShape().get(0), 1)), 1);
  }
}
