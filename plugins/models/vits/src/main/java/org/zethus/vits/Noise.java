package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import org.zethus.torch.Tensors;

/** Where the model's random numbers come from; it asks in the order of its computation. */
@FunctionalInterface
interface Noise {
  /** {@return standard normal numbers} */
  NDArray normal(NDManager manager, Shape shape);

  /** PyTorch's own, for training, whose loop seeds it. */
  Noise TORCH = NDManager::randomNormal;

  /** {@return numbers that follow from a seed alone, whatever else the process computes} */
  static Noise seeded(long seed) {
    Random random = new Random(seed);
    return (manager, shape) -> {
      float[] values = new float[Math.toIntExact(shape.size())];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      return Tensors.of(manager, values, shape.getShape());
    };
  }
}
