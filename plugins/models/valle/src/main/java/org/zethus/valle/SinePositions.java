package org.zethus.valle;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.Functional;

/**
 * Adds positions to (B, T, D): sines at even and cosines at odd numbers, times a factor alpha.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, section 3.5</a>
 */
final class SinePositions {
  private static final double LONGEST = 10_000;

  private final NDArray alpha;
  private final float[] frequencies;
  private final double dropout;

  /**
   * Takes its factor.
   *
   * @param alpha one element
   * @param width D, even
   */
  SinePositions(NDArray alpha, int width, double dropout) {
    this.alpha = alpha;
    this.dropout = dropout;
    float exponent = (float) (-Math.log(LONGEST) / width);
    frequencies = new float[width / 2];
    for (int i = 0; i < frequencies.length; i++) {
      frequencies[i] = (float) Math.exp(2 * i * exponent);
    }
  }

  NDArray forward(NDArray x) {
    return from(0, x);
  }

  /** {@return the sum, where the first position is {@code start}} */
  NDArray from(int start, NDArray x) {
    int positions = (int) x.getShape().get(1);
    int width = 2 * frequencies.length;
    float[] table = new float[positions * width];
    for (int t = 0; t < positions; t++) {
      for (int i = 0; i < frequencies.length; i++) {
        float angle = (start + t) * frequencies[i];
        table[t * width + 2 * i] = (float) Math.sin(angle);
        table[t * width + 2 * i + 1] = (float) Math.cos(angle);
      }
    }
    NDArray waves = Tensors.of(x.getManager(), table, 1, positions, width);
    return Functional.dropout(x.add(alpha.mul(waves)), dropout);
  }
}
