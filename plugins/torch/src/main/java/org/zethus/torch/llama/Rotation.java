package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.torch.Tensors;

/**
 * Rotary positions: position m turns the pair of numbers (i, i + d / 2) of a head by {@code m
 * theta^(-2 i / d)}, so that a query's product with a key depends on their distance.
 *
 * @param cosines one for each number of a head, (T, 1, d)
 * @param sines the same, negative for the first of a pair, (T, 1, d)
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
    int width = config.headWidth();
    int half = width / 2;
    float[] cosines = new float[positions * width];
    float[] sines = new float[positions * width];
    for (int i = 0; i < half; i++) {
      float frequency = (float) (1 / Math.pow(config.ropeTheta(), (double) i / half));
      for (int t = 0; t < positions; t++) {
        float angle = (from + t) * frequency;
        int first = t * width + i;
        int second = first + half;
        cosines[first] = (float) Math.cos(angle);
        cosines[second] = cosines[first];
        sines[second] = (float) Math.sin(angle);
        sines[first] = -sines[second];
      }
    }
    return new Rotation(
        Tensors.of(manager, cosines, positions, 1, width),
        Tensors.of(manager, sines, positions, 1, width));
  }
}
