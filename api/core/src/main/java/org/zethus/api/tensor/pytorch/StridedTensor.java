package org.zethus.api.tensor.pytorch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;

/**
 * A tensor as a view of a storage: its element {@code (i, j, …)} is the storage's {@code offset + i
 * stride[0] + j stride[1] + …}.
 */
final class StridedTensor {
  /** Elements a view may have beyond its storage's, since it repeats some: 64 MiB of float32. */
  private static final long LARGEST_REPETITION = 1 << 24;

  private final Storage storage;
  private final DType dtype;
  private final long offset;
  private final long[] shape;
  private final long[] stride;

  /**
   * Describes a view.
   *
   * @throws IllegalArgumentException if it leaves the storage or repeats it without measure
   */
  StridedTensor(Storage storage, DType dtype, long offset, long[] shape, long[] stride) {
    this.storage = storage;
    this.dtype = dtype;
    this.shape = shape.clone();
    this.stride = stride.clone();
    if (shape.length != stride.length) {
      throw new IllegalArgumentException(
          "shape %s and strides %s differ in length"
              .formatted(Arrays.toString(shape), Arrays.toString(stride)));
    }
    if (offset < 0 || Arrays.stream(stride).anyMatch(step -> step < 0)) {
      throw new IllegalArgumentException(
          "offset %d and strides %s, expected none to be negative"
              .formatted(offset, Arrays.toString(stride)));
    }
    long elements = Tensor.elements(shape);
    long available = elementsOf(storage, dtype);
    long end = elements == 0 ? offset : Math.addExact(Math.addExact(offset, span()), 1);
    if (end > available) {
      throw new IllegalArgumentException(
          "shape %s with strides %s and offset %d ends at element %d, storage '%s' has %d"
              .formatted(
                  Arrays.toString(shape),
                  Arrays.toString(stride),
                  offset,
                  end,
                  storage.key(),
                  available));
    }
    if (elements - available > LARGEST_REPETITION) {
      throw new IllegalArgumentException(
          "shape %s repeats the %d elements of storage '%s' too often"
              .formatted(Arrays.toString(shape), available, storage.key()));
    }
    if (elements > 0 && !isContiguous() && (span() + 1) * dtype.bytes() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "shape %s with strides %s has gaps and spans 2 GiB or more; save it with .contiguous()"
              .formatted(Arrays.toString(shape), Arrays.toString(stride)));
    }
    DType stored = storage.type();
    this.offset = offset + (stored == null ? 0 : storage.first());
  }

  private static long elementsOf(Storage storage, DType dtype) {
    DType stored = storage.type();
    if (stored == null) {
      return storage.elements() / dtype.bytes();
    }
    if (stored != dtype) {
      throw new IllegalArgumentException(
          "a tensor of %s lies in a storage of %s".formatted(dtype, stored));
    }
    return storage.elements();
  }

  /** {@return how far the last element lies behind the first} */
  private long span() {
    long span = 0;
    for (int i = 0; i < shape.length; i++) {
      span = Math.addExact(span, Math.multiplyExact(shape[i] - 1, stride[i]));
    }
    return span;
  }

  Storage storage() {
    return storage;
  }

  DType dtype() {
    return dtype;
  }

  long[] shape() {
    return shape.clone();
  }

  /** {@return whether its elements lie row by row without gaps} */
  private boolean isContiguous() {
    long expected = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      if (shape[i] != 1 && stride[i] != expected) {
        return false;
      }
      expected *= shape[i];
    }
    return true;
  }

  /** Reads a file. */
  @FunctionalInterface
  interface Reader {
    /** {@return bytes of the storage} */
    ByteBuffer read(long position, int length);
  }

  /** {@return {@code count} elements from {@code from} on, taken row by row} */
  ByteBuffer elements(Reader reader, long from, int count) {
    int width = dtype.bytes();
    if (count == 0) {
      return ByteBuffer.allocate(0);
    }
    int bytes = Math.multiplyExact(count, width);
    if (isContiguous()) {
      return reader.read((offset + from) * width, bytes);
    }
    return gather(reader, from, count, ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN));
  }

  private ByteBuffer gather(Reader reader, long from, int count, ByteBuffer into) {
    int width = dtype.bytes();
    ByteBuffer all = reader.read(offset * width, (int) ((span() + 1) * width));
    long[] index = indexOf(from);
    for (int i = 0; i < count; i++) {
      long element = 0;
      for (int d = 0; d < index.length; d++) {
        element += index[d] * stride[d];
      }
      into.put(i * width, all, (int) element * width, width);
      advance(index);
    }
    return into;
  }

  private long[] indexOf(long element) {
    long[] index = new long[shape.length];
    long rest = element;
    for (int i = shape.length - 1; i >= 0; i--) {
      index[i] = rest % shape[i];
      rest /= shape[i];
    }
    return index;
  }

  private void advance(long[] index) {
    int i = index.length - 1;
    index[i]++;
    for (; i > 0 && index[i] == shape[i]; i--) {
      index[i] = 0;
      index[i - 1]++;
    }
  }
}
