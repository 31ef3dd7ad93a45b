package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;

/**
 * Where on the way from noise to speech: a step t in [0, 1] becomes a condition, by sines and
 * cosines of {@code t 10000^(-i / (D / 2 - 1))} and two linear layers. In the checkpoint {@code
 * diff_step_mlp}.
 */
final class DiffusionStep {
  private static final double LONGEST = 10_000;

  private final int width;
  private final SiluMlp mlp;

  DiffusionStep(StateDict weights, int width) {
    this.width = width;
    mlp = new SiluMlp(weights.at("diff_step_mlp"), width);
  }

  /**
   * {@return the condition, (B, D)}
   *
   * @param step (B)
   */
  NDArray forward(NDArray step) {
    int half = width / 2;
    float exponent = (float) (-Math.log(LONGEST) / (half - 1));
    float[] frequencies = new float[half];
    for (int i = 0; i < half; i++) {
      frequencies[i] = (float) Math.exp(i * exponent);
    }
    NDArray angles =
        step.expandDims(1).mul(Tensors.of(step.getManager(), frequencies, 1, half)); // (B, D / 2)
    return mlp.forward(angles.sin().concat(angles.cos(), 1));
  }
}
