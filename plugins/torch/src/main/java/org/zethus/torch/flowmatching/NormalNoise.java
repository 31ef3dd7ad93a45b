package org.zethus.torch.flowmatching;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Random;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.Tensors;

/** Where the noise comes from that data is made of. */
@FunctionalInterface
public interface NormalNoise {
  /** {@return numbers of mean 0 and variance 1, float32} */
  NDArray normal(NDManager manager, long... shape);

  /** {@return numbers that follow from a seed alone, whatever else the process computes} */
  static NormalNoise seeded(long seed) {
    Random random = new Random(seed);
    return (manager, shape) -> {
      float[] values = new float[Math.toIntExact(Tensor.elements(shape))];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      return Tensors.of(manager, values, shape);
    };
  }
}
