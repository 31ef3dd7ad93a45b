package org.zethus.dsp.file;

import java.util.Arrays;

/** Writes numbers of any width into bytes, most significant bit first. */
final class BitWriter {
  private byte[] bytes = new byte[1 << 14];
  private int length;
  private long pending;
  private int pendingBits;

  /** Writes the lowest {@code width} bits, at most 32. */
  void write(long value, int width) {
    pending = (pending << width) | (value & ((1L << width) - 1));
    pendingBits += width;
    while (pendingBits >= 8) {
      pendingBits -= 8;
      append((byte) (pending >> pendingBits));
    }
  }

  /** Writes {@code zeros} zeros and a one. */
  void unary(int zeros) {
    int left = zeros;
    for (; left >= 24; left -= 24) {
      write(0, 24);
    }
    write(1, left + 1);
  }

  void alignToByte() {
    write(0, -pendingBits & 7);
  }

  /** {@return what was written so far; stands at a byte} */
  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void append(byte value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = value;
  }
}
