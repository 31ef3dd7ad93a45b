package org.zethus.torch.autoregressive;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Tensors;

/**
 * {@code y = W x + b} in plain arrays, for one vector at a time. The matrix lies by columns, so
 * that a column times a number is added to the whole output at once, in vector instructions. It is
 * not changed after it is made; threads may share it.
 */
public final class Affine {
  private static final int TOGETHER = 4;

  private final float[][] columns;
  private final float[] bias;

  private Affine(float[][] columns, float[] bias) {
    this.columns = columns;
    this.bias = bias;
  }

  /** Copies a layer's weight (out, in) and bias (out). */
  public static Affine of(NDArray weight, @Nullable NDArray bias) {
    return tap(weight, bias, 0);
  }

  /**
   * Copies what a convolution does with one of its taps.
   *
   * @param weight (out, in, taps)
   */
  public static Affine tap(NDArray weight, @Nullable NDArray bias, int tap) {
    int out = (int) weight.getShape().get(0);
    int in = (int) weight.getShape().get(1);
    float[] rows = Tensors.floats(weight);
    int taps = rows.length / (out * in);
    float[][] columns = new float[in][out];
    for (int j = 0; j < out; j++) {
      for (int i = 0; i < in; i++) {
        columns[i][j] = rows[(j * in + i) * taps + tap];
      }
    }
    return new Affine(columns, bias == null ? new float[out] : Tensors.floats(bias));
  }

  /** {@return the length of the output} */
  public int out() {
    return bias.length;
  }

  /** Sets {@code y} to {@code W x + b}. */
  public void apply(float[] x, float[] y) {
    System.arraycopy(bias, 0, y, 0, bias.length);
    add(x, 0, y, 0);
  }

  /** Sets {@code y} to {@code b} plus a column of {@code W}: what a one-hot vector gives. */
  public void applyOneHot(int index, float[] y) {
    System.arraycopy(bias, 0, y, 0, bias.length);
    addColumn(columns[index], 1, y);
  }

  /**
   * Adds {@code W} times some of the numbers in {@code x}, without {@code b}, to {@code y}.
   *
   * @param from the first of these numbers
   * @param column the column of {@code W} that belongs to it; the last is the last of {@code W} or
   *     {@code x}
   */
  public void add(float[] x, int from, float[] y, int column) {
    int count = Math.min(columns.length - column, x.length - from);
    int i = 0;
    for (; i + TOGETHER <= count; i += TOGETHER) {
      addColumns(i + column, x[from + i], x[from + i + 1], x[from + i + 2], x[from + i + 3], y);
    }
    for (; i < count; i++) {
      addColumn(columns[i + column], x[from + i], y);
    }
  }

  private void addColumns(int first, float a, float b, float c, float d, float[] y) {
    float[] wa = columns[first];
    float[] wb = columns[first + 1];
    float[] wc = columns[first + 2];
    float[] wd = columns[first + 3];
    for (int j = 0; j < y.length; j++) {
      y[j] += a * wa[j] + b * wb[j] + c * wc[j] + d * wd[j];
    }
  }

  private static void addColumn(float[] column, float factor, float[] y) {
    for (int j = 0; j < y.length; j++) {
      y[j] += factor * column[j];
    }
  }
}
