package org.zethus.torch.nn.snake;

/**
 * The taps of a filter, and the matrices that take a stretch of its input to a stretch of its
 * output: on a CPU one product with a banded matrix is several times faster than the convolution of
 * each channel with so few taps.
 *
 * @param values of the taps
 */
record Taps(float[] values) {
  /** {@return how many input samples before its own an output of {@link #decimation} needs} */
  int before() {
    return (values.length - 1) / 2;
  }

  /**
   * {@return the first input sample that output {@code n} of {@link #interpolation} needs}
   *
   * @param ratio outputs per input
   */
  int firstInput(int n, int ratio) {
    return -Math.floorDiv(values.length - 1 - n - delay(ratio), ratio); // rounds up
  }

  /** {@return the last such input sample} */
  int lastInput(int n, int ratio) {
    return Math.floorDiv(n + delay(ratio), ratio);
  }

  /** The tap that meets an input sample's own output. */
  private int delay(int ratio) {
    return (values.length - ratio) / 2;
  }

  /**
   * Upsampling: {@code u[n] = ratio * sum of x[m] * taps[n + delay - ratio * m]}.
   *
   * @param first the first output
   * @param outputs how many
   * @return (inputs, outputs), from the first to the last input that these outputs need
   */
  float[][] interpolation(int ratio, int first, int outputs) {
    int from = firstInput(first, ratio);
    int inputs = lastInput(first + outputs - 1, ratio) - from + 1;
    float[][] matrix = new float[inputs][outputs];
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < outputs; j++) {
        int tap = first + j + delay(ratio) - ratio * (from + i);
        matrix[i][j] = 0 <= tap && tap < values.length ? ratio * values[tap] : 0;
      }
    }
    return matrix;
  }

  /**
   * Downsampling: {@code y[t] = sum of u[ratio * t - before + k] * taps[k]}.
   *
   * @param outputs how many, from the first
   * @return (inputs, outputs), from the first to the last input that these outputs need
   */
  float[][] decimation(int ratio, int outputs) {
    float[][] matrix = new float[ratio * (outputs - 1) + values.length][outputs];
    for (int t = 0; t < outputs; t++) {
      for (int k = 0; k < values.length; k++) {
        matrix[ratio * t + k][t] = values[k];
      }
    }
    return matrix;
  }
}
