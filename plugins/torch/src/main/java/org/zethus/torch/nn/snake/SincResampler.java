package org.zethus.torch.nn.snake;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import org.jspecify.annotations.Nullable;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.kernels.TorchScript;

/**
 * Changes the rate of signals (B, C, T) by a whole number, through a Kaiser-windowed sinc that
 * passes what both rates can hold. Beyond its ends a signal keeps its first and last value. The
 * taps are the buffer {@code filter} in the checkpoint.
 *
 * @see <a href="https://arxiv.org/abs/2206.04658">Lee et al. 2023, section 3.3</a>
 */
public final class SincResampler {
  static final TorchScript SCRIPT = TorchScript.beside(SincResampler.class, "snake.py");

  /** Samples at the lower rate that one product with the matrix makes or takes. */
  private static final int BLOCK = 16;

  private final NDManager manager;
  private final NDArray filter;
  private final int ratio;
  private final boolean up;
  private @Nullable Blocks blocks;

  /**
   * The filter as a matrix.
   *
   * @param matrix (inputs, outputs)
   * @param step input samples from block to block
   * @param before input samples before a block's own
   */
  private record Blocks(NDArray matrix, int step, int before) {}

  private SincResampler(
      StateDict weights, int ratio, boolean up, double cutoff, double halfWidth, int taps) {
    if (ratio < 1 || taps < ratio) {
      throw new IllegalArgumentException(
          "need 1 <= ratio <= taps, found %d and %d".formatted(ratio, taps));
    }
    this.ratio = ratio;
    this.up = up;
    manager = weights.manager();
    float[] start = KaiserSinc.taps(cutoff, halfWidth, taps);
    Init init = (values, random) -> System.arraycopy(start, 0, values, 0, taps);
    filter = weights.buffer("filter", init, 1, 1, taps);
  }

  /** {@return a resampler to {@code ratio} times the rate} */
  public static SincResampler up(StateDict weights, int ratio, int taps) {
    return new SincResampler(weights, ratio, true, 0.5 / ratio, 0.6 / ratio, taps);
  }

  /** {@return a resampler to one {@code ratio}-th of the rate} */
  public static SincResampler down(StateDict weights, int ratio, int taps) {
    return lowPass(weights, 0.5 / ratio, 0.6 / ratio, ratio, taps);
  }

  /**
   * {@return a filter that keeps one sample of {@code ratio}}
   *
   * @param cutoff in cycles per sample
   * @param halfWidth of the edge, in cycles per sample
   */
  static SincResampler lowPass(
      StateDict weights, double cutoff, double halfWidth, int ratio, int taps) {
    return new SincResampler(weights, ratio, false, cutoff, halfWidth, taps);
  }

  /** {@return the taps as an array, (1, 1, taps)} */
  public NDArray filter() {
    return filter;
  }

  /** {@return the taps as they are in the checkpoint} */
  Taps taps() {
    return new Taps(Tensors.floats(filter));
  }

  /** {@return (B, C, T * ratio), or (B, C, ceil(T / ratio))} */
  public NDArray forward(NDArray x) {
    Blocks known = blocks;
    if (known == null) {
      Taps taps = taps();
      known =
          up
              ? new Blocks(
                  matrix(manager, taps.interpolation(ratio, 0, BLOCK * ratio)),
                  BLOCK,
                  -taps.firstInput(0, ratio))
              : new Blocks(
                  matrix(manager, taps.decimation(ratio, BLOCK)), BLOCK * ratio, taps.before());
      blocks = known;
    }
    long length = x.getShape().get(2);
    long outputs = up ? length * ratio : (length + ratio - 1) / ratio;
    return SCRIPT.call(
        "filtered", x, known.matrix(), (long) known.step(), (long) known.before(), outputs);
  }

  /** {@return the same in a graph, for one signal} */
  public Value forward(Value x) {
    Taps taps = taps();
    Value signals = x.transpose(1, 0, 2); // each channel as a signal of its own, (C, 1, T)
    if (up) { // one filter for each of the outputs that an input makes
      float[][] filters = transposed(taps.interpolation(ratio, 0, ratio));
      int before = -taps.firstInput(0, ratio);
      int after = filters[0].length - 1 - before;
      Value phases = filtered(signals.continued(before, after), filters, 1); // (C, ratio, T)
      return phases.transpose(0, 2, 1).reshape(0, 1, -1).transpose(1, 0, 2);
    }
    float[][] filters = {taps.values()};
    int after = taps.values().length - 1 - taps.before();
    Value padded = signals.continued(taps.before(), after);
    return filtered(padded, filters, ratio).transpose(1, 0, 2);
  }

  private static Value filtered(Value x, float[][] filters, int stride) {
    int length = filters[0].length;
    float[] flat = new float[filters.length * length];
    for (int i = 0; i < filters.length; i++) {
      System.arraycopy(filters[i], 0, flat, i * length, length);
    }
    return x.graph()
        .op("Conv")
        .of(x, x.graph().constant(Tensor.of(flat, filters.length, 1, length)))
        .with("strides", new long[] {stride})
        .result();
  }

  private static float[][] transposed(float[][] matrix) {
    float[][] rows = new float[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        rows[j][i] = matrix[i][j];
      }
    }
    return rows;
  }

  /** {@return the matrix; it outlives the call it is made in} */
  static NDArray matrix(NDManager manager, float[][] rows) {
    float[] values = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * rows[0].length, rows[0].length);
    }
    NDArray matrix = Tensors.of(manager, values, rows.length, rows[0].length);
    NDScope.unregister(matrix);
    return matrix;
  }
}
