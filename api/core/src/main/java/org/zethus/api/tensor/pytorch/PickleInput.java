package org.zethus.api.tensor.pytorch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.zethus.api.plugin.ZethusException;

/** The bytes of pickles that follow one another, with the place that messages name. */
final class PickleInput {
  private static final int LONGEST_LINE = 1 << 10;

  private final ByteBuffer bytes;
  private final String name;

  /**
   * Reads from the first byte.
   *
   * @param name how messages call the bytes
   */
  PickleInput(ByteBuffer bytes, String name) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    this.name = name;
  }

  int position() {
    return bytes.position();
  }

  /** {@return the complaint about what is at a byte} */
  ZethusException bad(int at, String what) {
    return new ZethusException(
        "%s is no checkpoint that can be read: at byte %d of the pickle %s"
            .formatted(name, at, what));
  }

  private void require(long length) {
    if (length < 0 || length > bytes.remaining()) {
      throw bad(
          position(),
          "there are %d bytes, expected %s more"
              .formatted(bytes.remaining(), Long.toUnsignedString(length)));
    }
  }

  int u1() {
    require(1);
    return bytes.get() & 0xff;
  }

  int u2() {
    require(2);
    return bytes.getShort() & 0xffff;
  }

  int i4() {
    require(4);
    return bytes.getInt();
  }

  long i8() {
    require(8);
    return bytes.getLong();
  }

  /** {@return a number that is big-endian in pickles, as nothing else is} */
  double f8() {
    return Double.longBitsToDouble(Long.reverseBytes(i8()));
  }

  byte[] raw(long length) {
    require(length);
    byte[] raw = new byte[(int) length];
    bytes.get(raw);
    return raw;
  }

  String text(long length, Charset charset) {
    return new String(raw(length), charset);
  }

  /** {@return the text up to the end of the line} */
  String line() {
    int begin = position();
    while (u1() != '\n') {
      if (position() - begin > LONGEST_LINE) {
        throw bad(begin, "a line has more than %d bytes".formatted(LONGEST_LINE));
      }
    }
    byte[] raw = new byte[position() - begin - 1];
    bytes.get(begin, raw);
    return new String(raw, StandardCharsets.UTF_8);
  }
}
