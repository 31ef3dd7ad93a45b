package org.zethus.waveglow;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;

/**
 * Mixes channels by a square matrix W, which begins as a rotation: (B, C, T) to (B, C, T).
 *
 * @see <a href="https://arxiv.org/abs/1811.00002">Prenger et al. 2018, section 2.2</a>
 */
final class Invertible1x1Conv {
  private final NDArray weight;

  Invertible1x1Conv(StateDict weights, int channels) {
    weight = weights.at("conv").parameter("weight", rotation(channels), channels, channels, 1);
  }

  /** A rotation by random angles in the plane of every two channels; its determinant is 1. */
  private static Init rotation(int channels) {
    return (values, random) -> {
      for (int i = 0; i < channels; i++) {
        values[i * channels + i] = 1;
      }
      for (int i = 0; i < channels; i++) {
        for (int j = i + 1; j < channels; j++) {
          double angle = 2 * Math.PI * random.nextDouble();
          rotate(values, channels, i, j, StrictMath.cos(angle), StrictMath.sin(angle));
        }
      }
    };
  }

  private static void rotate(float[] matrix, int width, int i, int j, double cos, double sin) {
    for (int k = 0; k < width; k++) {
      double first = matrix[i * width + k];
      double second = matrix[j * width + k];
      matrix[i * width + k] = (float) (cos * first - sin * second);
      matrix[j * width + k] = (float) (sin * first + cos * second);
    }
  }

  NDArray forward(NDArray x) {
    return convolve(x, weight);
  }

  /** {@return how much {@link #forward} enlarges (B, C, T): {@code B T log |det W|}} */
  NDArray logDeterminant(NDArray x) {
    long vectors = x.getShape().get(0) * x.getShape().get(2);
    return Functional.mul(Kernels.logDeterminant(weight), vectors);
  }

  NDArray inverse(NDArray x) {
    return convolve(x, Kernels.inverse(weight));
  }

  private static NDArray convolve(NDArray x, NDArray weight) {
    return Functional.conv1d(x, weight, null, 1, 0, 1, 1);
  }
}
