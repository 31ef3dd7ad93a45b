package org.zethus.api.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An array with a shape, as it lies in a file. Not copied: the bytes may be a view of a mapped
 * file.
 *
 * @param dtype element type
 * @param shape dimensions, outermost first; empty for a scalar
 * @param data elements row by row, little-endian; read-only
 */
public record Tensor(DType dtype, long[] shape, ByteBuffer data) {
  public Tensor {
    long expected = elements(shape) * dtype.bytes();
    if (data.remaining() != expected) {
      throw new IllegalArgumentException(
          "need %d bytes for %s %s, found %d"
              .formatted(expected, dtype, Arrays.toString(shape), data.remaining()));
    }
    shape = shape.clone();
    data = data.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** {@return a float32 tensor; the values are copied} */
  public static Tensor of(float[] values, long... shape) {
    ByteBuffer data = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return new Tensor(DType.F32, shape, data);
  }

  /** {@return an int64 tensor; the values are copied} */
  public static Tensor of(long[] values, long... shape) {
    ByteBuffer data = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(values);
    return new Tensor(DType.I64, shape, data);
  }

  /**
   * {@return the same elements in half precision, as weights ship; other than float32 unchanged}
   */
  public Tensor toHalf() {
    if (dtype != DType.F32) {
      return this;
    }
    ByteBuffer halves = ByteBuffer.allocate(length() * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : floats()) {
      halves.putShort(HalfFloat.fromFloat(value));
    }
    return new Tensor(DType.F16, shape, halves.flip());
  }

  /** {@return the product of the dimensions} */
  public static long elements(long... shape) {
    long product = 1;
    for (long dimension : shape) {
      if (dimension < 0) {
        throw new IllegalArgumentException("need dimensions >= 0, found " + Arrays.toString(shape));
      }
      product = Math.multiplyExact(product, dimension);
    }
    return product;
  }

  /** {@return the number of elements} */
  public int length() {
    return Math.toIntExact(elements(shape));
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  @Override
  public ByteBuffer data() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** {@return the elements as float32, rounded where the type is wider} */
  public float[] floats() {
    float[] values = new float[length()];
    if (dtype == DType.F32) {
      data().asFloatBuffer().get(values);
      return values;
    }
    double[] wide = doubles();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) wide[i];
    }
    return values;
  }

  /** {@return the elements as float64} */
  public double[] doubles() {
    ByteBuffer in = data();
    double[] values = new double[length()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (dtype) {
            case F64 -> in.getDouble();
            case F32 -> in.getFloat();
            case F16 -> HalfFloat.toFloat(in.getShort());
            case BF16 -> Float.intBitsToFloat(in.getShort() << 16);
            case I64 -> in.getLong();
            case I32 -> in.getInt();
            case I16 -> in.getShort();
            case I8 -> in.get();
            case U8, BOOL -> in.get() & 0xff;
          };
    }
    return values;
  }

  /**
   * {@return the elements as integers}
   *
   * @throws IllegalStateException if they are floating point
   */
  public long[] longs() {
    ByteBuffer in = data();
    long[] values = new long[length()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (dtype) {
            case I64 -> in.getLong();
            case I32 -> in.getInt();
            case I16 -> in.getShort();
            case I8 -> in.get();
            case U8, BOOL -> in.get() & 0xff;
            default -> throw new IllegalStateException("need an integer tensor, found " + dtype);
          };
    }
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && dtype == that.dtype
        && Arrays.equals(shape, that.shape)
        && data.equals(that.data);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + data.hashCode();
  }

  @Override
  public String toString() {
    return dtype + Arrays.toString(shape);
  }
}
