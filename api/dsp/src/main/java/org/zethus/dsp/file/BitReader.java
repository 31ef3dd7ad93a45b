package org.zethus.dsp.file;

import java.io.EOFException;

/** Reads numbers of any width from bytes, most significant bit first. */
final class BitReader {
  private final byte[] bytes;
  private long bit;

  BitReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** {@return the byte it stands in} */
  int position() {
    return (int) (bit >>> 3);
  }

  boolean atEnd() {
    return position() >= bytes.length;
  }

  void alignToByte() {
    bit = (bit + 7) & ~7L;
  }

  void skipBytes(int count) throws EOFException {
    require(8L * count);
    bit += 8L * count;
  }

  /** Reads at most 32 bits as an unsigned number. */
  long unsigned(int width) throws EOFException {
    require(width);
    long value = 0;
    int left = width;
    while (left > 0) {
      int offset = (int) (bit & 7);
      int take = Math.min(8 - offset, left);
      int chunk = (bytes[(int) (bit >>> 3)] & 0xFF) >> (8 - offset - take);
      value = (value << take) | (chunk & ((1 << take) - 1));
      bit += take;
      left -= take;
    }
    return value;
  }

  /** Reads at most 33 bits as a number in two's complement. */
  long signed(int width) throws EOFException {
    if (width == 0) {
      return 0;
    }
    long high = -unsigned(1);
    int rest = width - 1;
    return (high << rest) | (rest == 0 ? 0 : unsigned(rest));
  }

  /** Reads zeros up to the next one, and the one. */
  int unary() throws EOFException {
    int zeros = 0;
    while (true) {
      require(1);
      int offset = (int) (bit & 7);
      int rest = bytes[(int) (bit >>> 3)] << (24 + offset);
      if (rest != 0) {
        int leading = Integer.numberOfLeadingZeros(rest);
        bit += leading + 1;
        return zeros + leading;
      }
      zeros += 8 - offset;
      bit += 8 - offset;
    }
  }

  private void require(long width) throws EOFException {
    if (bit + width > 8L * bytes.length) {
      throw new EOFException("found the end at byte %d".formatted(bytes.length));
    }
  }
}
