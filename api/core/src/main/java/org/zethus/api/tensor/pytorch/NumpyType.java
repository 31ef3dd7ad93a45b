package org.zethus.api.tensor.pytorch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An element type of NumPy, e.g. {@code f8}, whose byte order comes with its state. */
final class NumpyType implements Buildable {
  private final String code;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  NumpyType(String code) {
    this.code = code;
  }

  /** The state is {@code (version, byte order, …)}. */
  @Override
  public void build(Object state) {
    Object sign = ((Sequence) state).items().get(1);
    order = sign.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /** {@return the Python number of a NumPy scalar, e.g. the loss that a trainer kept} */
  Object scalar(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(order);
    int width = Character.digit(code.charAt(code.length() - 1), 10);
    if (bytes.length != width) {
      throw new IllegalArgumentException(
          "a NumPy scalar of type %s has %d bytes".formatted(code, bytes.length));
    }
    return switch (code) {
      case "f8" -> in.getDouble();
      case "f4" -> (double) in.getFloat();
      case "i8", "u8" -> in.getLong();
      case "i4" -> (long) in.getInt();
      case "u4" -> in.getInt() & 0xffffffffL;
      case "i2" -> (long) in.getShort();
      case "u2" -> in.getShort() & 0xffffL;
      case "i1" -> (long) in.get();
      case "u1" -> in.get() & 0xffL;
      case "b1" -> in.get() != 0;
      default -> throw new IllegalArgumentException("a NumPy scalar has the type " + code);
    };
  }
}
