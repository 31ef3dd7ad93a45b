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
   * {@return the rotation of sequences that lie after one another}
   *
   * @param from their first position
   * @param lengths positions of each
   */
  static Rotation of(NDManager manager, int from, long[] lengths, LlamaConfig config) {
    int half = config.headWidth() / 2;
    float[] frequencies = new float[half];
    for (int i = 0; i < half; i++) {
      frequencies[i] = (float) (1 / Math.pow(config.ropeTheta(), (double) i / half));
    }
    NDArray[] tables =
        Kernels.LLAMA.callForList(
            "rotation", Tensors.of(manager, frequencies, 1, half), (long) from, lengths);
    return new Rotation(tables[0], tables[1]);
  }
}
