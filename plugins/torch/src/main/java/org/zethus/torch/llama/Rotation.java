package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.torch.Tensors;

/**
 * Rotary positions: position m turns the pair of numbers (i, i + d / 2) of a head by {@code m
 * theta^(-2 i / d)}, so that a query's product with a key depends on their distance.
 *
 * @param cosines (T, d / 2)
 * @param sines (T, d / 2)
 * @see <a href="https://arxiv.org/abs/2104.09864">Su et al. 2021, section 3.2.2</a>
 */
record Rotation(NDArray cosines, NDArray sines) {
  /**
   * {@return the rotation of some positions}
   *
   * @param from the first
   * @param positions how many
   */
  static Rotation of(NDManager manager, int from, int positions, LlamaConfig config) {
    int half = config.headWidth() / 2;
    float[] cosines = new float[positions * half];
    float[] sines = new float[positions * half];
    for (int i = 0; i < half; i++) {
      float frequency = (float) (1 / Math.pow(config.ropeTheta(), (double) i / half));
      for (int t = 0; t < positions; t++) {
        float angle = (from + t) * frequency;
        cosines[t * half + i] = (float) Math.cos(angle);
        sines[t * half + i] = (float) Math.sin(angle);
      }
    }
    return new Rotation(
        Tensors.of(manager, cosines, positions, half), Tensors.of(manager, sines, positions, half));
  }
}
