package org.zethus.torch.masked;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.SplittableRandom;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.Tensors;

/** Where a sampler's random numbers come from; it asks in the order of its computation. */
@FunctionalInterface
public interface UniformNoise {
  /** {@return numbers in [0, 1), float32} */
  NDArray uniform(NDManager manager, long... shape);

  /** {@return numbers that follow from a seed alone, whatever else the process computes} */
  static UniformNoise seeded(long seed) {
    SplittableRandom random = new SplittableRandom(seed); // millions are drawn at each step
    return (manager, shape) -> {
      float[] values = new float[Math.toIntExact(Tensor.elements(shape))];
      for (int i = 0; i < values.length; i++) {
        values[i] = (random.nextLong() >>> 40) * 0x1p-24f;
      }
      return Tensors.of(manager, values, shape);
    };
  }
}
