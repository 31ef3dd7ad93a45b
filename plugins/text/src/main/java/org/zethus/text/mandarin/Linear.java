package org.zethus.text.mandarin;

import org.zethus.api.tensor.TensorSource;

/** A linear layer, {@code y = W x + b}; W is (outputs, inputs). */
final class Linear {
  private final float[] weight;
  private final float[] bias;

  /**
   * A layer.
   *
   * @param name of its tensors before {@code .weight} and {@code .bias}
   */
  Linear(TensorSource weights, String name) {
    this(weights, name + ".weight", name + ".bias");
  }

  Linear(TensorSource weights, String weight, String bias) {
    this.weight = weights.get(weight).floats();
    this.bias = weights.get(bias).floats();
  }

  int outputs() {
    return bias.length;
  }

  float[] apply(float[] x) {
    float[] y = new float[outputs()];
    for (int i = 0; i < y.length; i++) {
      y[i] = apply(x, i);
    }
    return y;
  }

  /** {@return one of the outputs} */
  float apply(float[] x, int output) {
    float sum = bias[output];
    for (int i = 0; i < x.length; i++) {
      sum += weight[output * x.length + i] * x[i];
    }
    return sum;
  }
}
