package org.zethus.onnx.proto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The fields of one protobuf message, in the order of the file; nothing is read beyond its end.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol buffers, encoding</a>
 */
public final class Wire {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final ByteBuffer bytes;
  private int start;
  private int field;
  private int type;

  /** Reads a message from its first field. */
  public Wire(ByteBuffer bytes) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Goes to the next field, whose value must then be read or skipped; {@return if there is one} */
  public boolean next() {
    if (!bytes.hasRemaining()) {
      return false;
    }
    start = bytes.position();
    long key = varint();
    field = (int) (key >>> 3);
    type = (int) (key & 7);
    if (key >>> 3 == 0 || key >>> 3 > 0x1fffffff) {
      throw new Malformed("a field has the number %d".formatted(key >>> 3));
    }
    return true;
  }

  /** {@return the field's number} */
  public int field() {
    return field;
  }

  /** {@return its value, which must be an integer} */
  public long integer() {
    require(VARINT, "an integer");
    return varint();
  }

  float real() {
    require(FIXED32, "a float");
    requireMore(Float.BYTES);
    return bytes.getFloat();
  }

  /** {@return the bytes of a string, a message or packed numbers} */
  public ByteBuffer bytes() {
    require(BYTES, "bytes");
    return slice();
  }

  /** {@return its value, which must be a string} */
  public String text() {
    return StandardCharsets.UTF_8.decode(bytes()).toString();
  }

  /** Adds one integer, or all of a packed run. */
  void integers(LongList into) {
    if (type == VARINT) {
      into.add(varint());
      return;
    }
    Wire packed = new Wire(bytes());
    while (packed.bytes.hasRemaining()) {
      into.add(packed.varint());
    }
  }

  /** {@return how many numbers of so many bytes a single field or a packed run has} */
  int fixedCount(int width) {
    if (type == (width == Float.BYTES ? FIXED32 : FIXED64)) {
      skip();
      return 1;
    }
    int length = bytes().remaining();
    if (length % width != 0) {
      throw new Malformed("%d bytes of packed numbers of %d each".formatted(length, width));
    }
    return length / width;
  }

  /** {@return how many integers a single field or a packed run has} */
  int integerCount() {
    if (type == VARINT) {
      varint();
      return 1;
    }
    Wire packed = new Wire(bytes());
    int count = 0;
    for (; packed.bytes.hasRemaining(); count++) {
      packed.varint();
    }
    return count;
  }

  /** {@return the whole field as it is written, its number and length included} */
  public ByteBuffer whole() {
    skip();
    return bytes.slice(start, bytes.position() - start);
  }

  /** Passes over the field's value. */
  public void skip() {
    switch (type) {
      case VARINT -> varint();
      case BYTES -> slice();
      case FIXED32, FIXED64 -> {
        int width = type == FIXED32 ? Integer.BYTES : Long.BYTES;
        requireMore(width);
        bytes.position(bytes.position() + width);
      }
      default -> throw new Malformed("field %d has the wire type %d".formatted(field, type));
    }
  }

  private ByteBuffer slice() {
    long length = varint();
    if (length < 0 || length > bytes.remaining()) {
      throw new Malformed(
          "field %d has %d bytes, of which %d are there"
              .formatted(field, length, bytes.remaining()));
    }
    ByteBuffer slice = bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      requireMore(1);
      byte next = bytes.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new Malformed("an integer has more than ten bytes");
  }

  private void require(int expected, String what) {
    if (type != expected) {
      throw new Malformed(
          "field %d has the wire type %d, expected %s".formatted(field, type, what));
    }
  }

  private void requireMore(int count) {
    if (bytes.remaining() < count) {
      throw new Malformed("it ends within field %d".formatted(field));
    }
  }
}
