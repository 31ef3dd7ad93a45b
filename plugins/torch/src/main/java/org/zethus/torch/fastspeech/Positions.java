package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.torch.Tensors;

/**
 * The transformer's sinusoidal positions: column {@code 2i} of row {@code p} is {@code sin(p /
 * 10000^(2i / D))}, column {@code 2i + 1} its cosine. Computed, not loaded: a checkpoint's table
 * holds the same numbers, but only up to its longest training sequence.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, section 3.5</a>
 */
final class Positions {
  private final int width;
  private float[] table = {};

  Positions(int width) {
    this.width = width;
  }

  /** {@return the first {@code count} positions, (1, count, D)} */
  NDArray of(NDManager manager, int count) {
    float[] grown = table;
    if (grown.length < count * width) {
      grown = compute(Math.max(count, 2 * grown.length / width));
      table = grown;
    }
    return Tensors.of(manager, java.util.Arrays.copyOf(grown, count * width), 1, count, width);
  }

  private float[] compute(int count) {
    float[] values = new float[count * width];
    for (int i = 0; i < width; i++) {
      double wavelength = StrictMath.pow(10000, 2.0 * (i / 2) / width);
      for (int p = 0; p < count; p++) {
        double angle = p / wavelength;
        values[p * width + i] =
            (float) (i % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle));
      }
    }
    return values;
  }
}
