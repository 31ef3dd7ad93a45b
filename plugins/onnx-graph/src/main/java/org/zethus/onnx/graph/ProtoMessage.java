package org.zethus.onnx.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message in the wire format of protocol buffers, field by field. Large fields are not copied.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol buffers: encoding</a>
 */
public final class ProtoMessage {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;
  private static final int LONGEST_VARINT = 10;

  private final List<ByteBuffer> parts = new ArrayList<>();
  private long size;

  /** Adds an integer. */
  public ProtoMessage int64(int field, long value) {
    ByteBuffer bytes = little(2 * LONGEST_VARINT);
    tag(bytes, field, VARINT);
    varint(bytes, value);
    return part(bytes.flip());
  }

  /** Adds a number of 32 bits. */
  public ProtoMessage float32(int field, float value) {
    ByteBuffer bytes = little(LONGEST_VARINT + Float.BYTES);
    tag(bytes, field, FIXED32);
    return part(bytes.putFloat(value).flip());
  }

  /** Adds a number of 64 bits. */
  public ProtoMessage float64(int field, double value) {
    ByteBuffer bytes = little(LONGEST_VARINT + Double.BYTES);
    tag(bytes, field, FIXED64);
    return part(bytes.putDouble(value).flip());
  }

  /** Adds a text, as UTF-8. */
  public ProtoMessage text(int field, String value) {
    return bytes(field, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Adds bytes.
   *
   * @param value not to be changed before the message is written
   */
  public ProtoMessage bytes(int field, ByteBuffer value) {
    begin(field, value.remaining());
    return part(value);
  }

  /** Adds a message as it is now. */
  public ProtoMessage message(int field, ProtoMessage value) {
    begin(field, value.size);
    value.parts.forEach(this::part);
    return this;
  }

  /**
   * Adds fields that are written already.
   *
   * @param fields not to be changed before the message is written
   */
  public ProtoMessage written(ByteBuffer fields) {
    return part(fields);
  }

  /** {@return bytes} */
  long size() {
    return size;
  }

  /**
   * {@return the whole message}
   *
   * @throws ArithmeticException if an array cannot hold it
   */
  public byte[] toBytes() {
    return put(ByteBuffer.allocate(Math.toIntExact(size))).array();
  }

  /**
   * {@return the whole message, in memory that native code can read}
   *
   * @throws ArithmeticException if a buffer cannot hold it
   */
  public ByteBuffer toDirect() {
    return put(ByteBuffer.allocateDirect(Math.toIntExact(size))).flip();
  }

  private ByteBuffer put(ByteBuffer into) {
    parts.forEach(part -> into.put(part.duplicate()));
    return into;
  }

  void write(WritableByteChannel channel) throws IOException {
    for (ByteBuffer part : parts) {
      ByteBuffer rest = part.duplicate();
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
  }

  private void begin(int field, long length) {
    ByteBuffer bytes = little(2 * LONGEST_VARINT);
    tag(bytes, field, BYTES);
    varint(bytes, length);
    part(bytes.flip());
  }

  private ProtoMessage part(ByteBuffer bytes) {
    parts.add(bytes);
    size += bytes.remaining();
    return this;
  }

  private static void tag(ByteBuffer bytes, int field, int wireType) {
    varint(bytes, (long) field << 3 | wireType);
  }

  private static void varint(ByteBuffer bytes, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.put((byte) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    bytes.put((byte) rest);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
