package org.zethus.torch;

import java.util.Random;

/** How a parameter begins when there is no checkpoint. */
@FunctionalInterface
public interface Init {
  /** All 0. */
  Init ZEROS = (values, random) -> {};

  /** All 1. */
  Init ONES = constant(1);

  /**
   * Sets every element.
   *
   * @param values row by row, all 0 at first
   * @param random drawn from the checkpoint's seed and the parameter's name, so that a parameter
   *     begins the same whatever was drawn before it
   */
  void fill(float[] values, Random random);

  /** {@return every element the same} */
  static Init constant(double value) {
    return (values, random) -> java.util.Arrays.fill(values, (float) value);
  }

  /** {@return uniform in [-bound, bound)} */
  static Init uniform(double bound) {
    return (values, random) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) ((random.nextDouble() * 2 - 1) * bound);
      }
    };
  }

  /** {@return normal with mean 0} */
  static Init normal(double standardDeviation) {
    return (values, random) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextGaussian() * standardDeviation);
      }
    };
  }

  /**
   * {@return PyTorch's default for weights and biases of linear layers and convolutions: uniform
   * with bound {@code 1 / sqrt(fanIn)}, which is He's with a = sqrt(5)}
   *
   * @param fanIn how many inputs one output sums
   */
  static Init fanIn(long fanIn) {
    return uniform(1 / Math.sqrt(fanIn));
  }

  /** {@return Glorot's uniform: bound {@code sqrt(6 / (fanIn + fanOut))}} */
  static Init xavierUniform(long fanIn, long fanOut) {
    return uniform(Math.sqrt(6.0 / (fanIn + fanOut)));
  }
}
