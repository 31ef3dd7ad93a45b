package org.zethus.tf.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.zethus.api.plugin.ZethusException;

/** Reads numbers of varying length, and refuses to read beyond the end. */
final class Varints {
  private final ByteBuffer in;
  private final String name;

  Varints(ByteBuffer bytes, String name) {
    this.in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    this.name = name;
  }

  boolean hasMore() {
    return in.hasRemaining();
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int part = unsigned(1);
      value |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw broken("a number of more than 64 bits");
  }

  /** {@return a number that counts bytes} */
  int length() {
    long value = varint();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw broken("a length of " + Long.toUnsignedString(value));
    }
    return (int) value;
  }

  /** {@return a number of 1 to 4 bytes; one with the highest of 32 bits set comes out negative} */
  int unsigned(int bytes) {
    ByteBuffer part = take(bytes);
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (part.get() & 0xff) << (8 * i);
    }
    return value;
  }

  ByteBuffer take(int count) {
    if (count < 0 || count > in.remaining()) {
      throw broken("%d bytes wanted where %d are left".formatted(count, in.remaining()));
    }
    ByteBuffer part = in.slice(in.position(), count);
    in.position(in.position() + count);
    return part;
  }

  private ZethusException broken(String what) {
    return new ZethusException("%s is broken at %d: %s".formatted(name, in.position(), what));
  }
}
