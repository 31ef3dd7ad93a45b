package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Tensors;

/**
 * The transformer's sinusoidal positions: column {@code 2i} of row {@code p} is {@code sin(p /
 * 10000^(2i / D))}, column {@code 2i + 1} its cosine. Computed, not loaded: a checkpoint's table
 * holds the same numbers, but only up to its longest training sequence.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, section 3.5</a>
 */
final class Positions {
  private final int width;
  private float[] table = {};

  Positions(int width) {
    this.width = width;
  }

  /** {@return the first {@code count} positions, (1, count, D)} */
  NDArray of(NDManager manager, int count) {
    float[] grown = table;
    if (grown.length < count * width) {
      grown = compute(Math.max(count, 2 * grown.length / width));
      table = grown;
    }
    return Tensors.of(manager, java.util.Arrays.copyOf(grown, count * width), 1, count, width);
  }

  /**
   * {@return the first positions in a graph, (1, count, D)}, in float64 before they are rounded: a
   * late position's angle is large
   *
   * @param count list of one
   */
  Value of(Graph graph, Value count) {
    double[] frequencies = new double[width];
    double[] phases = new double[width];
    for (int i = 0; i < width; i++) {
      frequencies[i] = 1 / wavelength(i);
      phases[i] = i % 2 == 0 ? 0 : Math.PI / 2;
    }
    Value p = graph.range(count).to(DType.F64).expandDims(1);
    Value angles = p.mul(doubles(graph, frequencies)).add(doubles(graph, phases));
    return angles.sin().to(DType.F32).expandDims(0);
  }

  private static Value doubles(Graph graph, double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    return graph.constant(new Tensor(DType.F64, new long[] {values.length}, bytes));
  }

  /** The wavelength, divided by 2 π, of column {@code i}. */
  private double wavelength(int i) {
    return StrictMath.pow(10000, 2.0 * (i / 2) / width);
  }

  private float[] compute(int count) {
    float[] values = new float[count * width];
    for (int i = 0; i < width; i++) {
      double wavelength = wavelength(i);
      for (int p = 0; p < count; p++) {
        double angle = p / wavelength;
        values[p * width + i] =
            (float) (i % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle));
      }
    }
    return values;
  }
}
