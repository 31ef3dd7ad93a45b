package org.zethus.onnx.proto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code TensorProto}: weights or a constant.
 *
 * @param name may be empty in an attribute
 * @param shape dimensions
 * @param type {@code data_type}
 * @param integers its elements, where they are int64; else empty
 * @param floats its elements, where they are 32-bit floats in {@code raw_data}; else null
 */
public record Array(
    String name, long[] shape, int type, long[] integers, @Nullable FloatBuffer floats) {
  /** {@code data_type} of 32-bit floats. */
  public static final int FLOAT = 1;

  /** {@code data_type} of 64-bit integers. */
  public static final int INT64 = 7;

  /** {@code data_type}, of which a field of numbers or {@code raw_data} hold the elements. */
  private static final Map<Integer, Integer> BYTES =
      Map.ofEntries(
          Map.entry(FLOAT, 4),
          Map.entry(2, 1), // uint8
          Map.entry(3, 1), // int8
          Map.entry(4, 2), // uint16
          Map.entry(5, 2), // int16
          Map.entry(6, 4), // int32
          Map.entry(INT64, 8),
          Map.entry(9, 1), // bool
          Map.entry(10, 2), // float16
          Map.entry(11, 8), // double
          Map.entry(12, 4), // uint32
          Map.entry(13, 8), // uint64
          Map.entry(16, 2)); // bfloat16

  private static final int STRING = 8;

  /** Longer ones are no shapes. */
  private static final int MOST_INTEGERS = 64;

  /** Reads a tensor; its elements must be as many as its shape says. */
  public static Array read(ByteBuffer message) {
    Wire wire = new Wire(message);
    LongList shape = new LongList();
    LongList integers = new LongList();
    String name = "";
    int type = 0;
    long elements = 0;
    ByteBuffer raw = null;
    while (wire.next()) {
      switch (wire.field()) {
        case Fields.TENSOR_DIMENSION -> wire.integers(shape);
        case Fields.TENSOR_TYPE -> type = number(wire.integer());
        case Fields.TENSOR_SEGMENT ->
            throw new Malformed("a tensor has a segment, which nothing writes today");
        case Fields.TENSOR_FLOATS -> elements += wire.fixedCount(Float.BYTES);
        case Fields.TENSOR_INT32S, Fields.TENSOR_UINT64S -> elements += wire.integerCount();
        case Fields.TENSOR_STRINGS -> {
          wire.skip();
          elements++;
        }
        case Fields.TENSOR_INT64S -> wire.integers(integers);
        case Fields.TENSOR_NAME -> name = wire.text();
        case Fields.TENSOR_RAW -> raw = wire.bytes();
        case Fields.TENSOR_DOUBLES -> elements += wire.fixedCount(Double.BYTES);
        case Fields.TENSOR_EXTERNAL -> throw external(name);
        case Fields.TENSOR_LOCATION -> {
          if (wire.integer() != 0) {
            throw external(name);
          }
        }
        default -> wire.skip();
      }
    }
    long[] typed = integers.toArray();
    return new Array(name, shape.toArray(), type, typed, null)
        .checked(raw, elements + typed.length);
  }

  private static Malformed external(String name) {
    return new Malformed(
        "tensor '%s' has its elements in another file; join them into one with onnx.save_model"
            .formatted(name));
  }

  private static int number(long value) {
    if (value < 0 || value > 64) {
      throw new Malformed("a tensor has the type %d".formatted(value));
    }
    return (int) value;
  }

  private Array checked(@Nullable ByteBuffer raw, long typed) {
    long elements = elements();
    if (type == STRING) {
      requireCount(elements, typed);
      return this;
    }
    Integer bytes = BYTES.get(type);
    if (bytes == null) {
      throw new Malformed("tensor '%s' has the type %d".formatted(name, type));
    }
    if (raw == null) {
      requireCount(elements, typed);
      return this;
    }
    if (raw.remaining() != elements * bytes || typed > 0) {
      throw new Malformed(
          "tensor '%s' is %s of %d bytes each, found %d bytes"
              .formatted(name, Arrays.toString(shape), bytes, raw.remaining()));
    }
    if (type == FLOAT) {
      return new Array(name, shape, type, integers, raw.asFloatBuffer());
    }
    return type == INT64 && elements <= MOST_INTEGERS
        ? new Array(name, shape, type, longs(raw, (int) elements), null)
        : this;
  }

  private void requireCount(long expected, long found) {
    if (expected != found) {
      throw new Malformed(
          "tensor '%s' is %s, found %d elements".formatted(name, Arrays.toString(shape), found));
    }
  }

  private static long[] longs(ByteBuffer raw, int count) {
    long[] values = new long[count];
    raw.duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
    return values;
  }

  /** {@return how many there are} */
  public long elements() {
    long product = 1;
    for (long dimension : shape) {
      if (dimension < 0 || dimension > Integer.MAX_VALUE) {
        throw new Malformed("tensor '%s' is %s".formatted(name, Arrays.toString(shape)));
      }
      product *= dimension;
      if (product > Integer.MAX_VALUE) {
        throw new Malformed("tensor '%s' is %s".formatted(name, Arrays.toString(shape)));
      }
    }
    return product;
  }
}
