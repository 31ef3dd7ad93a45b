package org.zethus.api.tensor.pytorch;

import org.jspecify.annotations.Nullable;
import org.zethus.api.tensor.DType;

/**
 * A run of elements that tensors are views of.
 *
 * @param key by which the file knows it
 * @param type its elements; null where they have no type of their own and count as bytes
 * @param first the first element of this view in the stored run
 * @param elements how many it has
 */
record Storage(String key, @Nullable DType type, long first, long elements) {
  Storage {
    if (first < 0 || elements < 0) {
      throw new IllegalArgumentException(
          "storage '%s' has %d elements from %d on, expected none to be negative"
              .formatted(key, elements, first));
    }
    bytes(type, first, elements); // fails here rather than later if it cannot be counted
  }

  private static long bytes(@Nullable DType type, long first, long elements) {
    return Math.multiplyExact(Math.addExact(first, elements), (long) width(type));
  }

  private static int width(@Nullable DType type) {
    return type == null ? 1 : type.bytes();
  }

  /** {@return how many bytes it has from its beginning in the file} */
  long bytes() {
    return bytes(type, first, elements);
  }

  /** {@return bytes per element} */
  int width() {
    return width(type);
  }
}
