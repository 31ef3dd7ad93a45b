package org.zethus.text.mandarin;

import org.zethus.api.tensor.TensorSource;

/**
 * One direction of a layer of long short-term memory; its gates stand in PyTorch's order: input,
 * forget, cell, output.
 */
final class Lstm {
  private final Linear input;
  private final Linear recurrent;

  /**
   * A direction.
   *
   * @param suffix of its tensors' names, e.g. {@code _l0_reverse}
   */
  Lstm(TensorSource weights, String suffix) {
    input = new Linear(weights, "lstm.weight_ih" + suffix, "lstm.bias_ih" + suffix);
    recurrent = new Linear(weights, "lstm.weight_hh" + suffix, "lstm.bias_hh" + suffix);
  }

  /** {@return the hidden state after each step; shape (steps, units)} */
  float[][] run(float[][] steps) {
    int units = recurrent.outputs() / 4;
    float[][] states = new float[steps.length][];
    float[] hidden = new float[units];
    float[] cell = new float[units];
    for (int t = 0; t < steps.length; t++) {
      float[] x = input.apply(steps[t]);
      float[] h = recurrent.apply(hidden);
      hidden = new float[units];
      for (int i = 0; i < units; i++) {
        double in = sigmoid(x[i] + h[i]);
        double forget = sigmoid(x[units + i] + h[units + i]);
        double candidate = StrictMath.tanh(x[2 * units + i] + h[2 * units + i]);
        double out = sigmoid(x[3 * units + i] + h[3 * units + i]);
        cell[i] = (float) (forget * cell[i] + in * candidate);
        hidden[i] = (float) (out * StrictMath.tanh(cell[i]));
      }
      states[t] = hidden;
    }
    return states;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
