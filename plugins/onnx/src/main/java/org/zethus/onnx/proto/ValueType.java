package org.zethus.onnx.proto;

import java.nio.ByteBuffer;

/** A {@code ValueInfoProto}: the name of an input or output, and what it is. */
public final class ValueType {
  private static final int MOST_DEPTH = 4;

  private ValueType() {}

  /** {@return the name; what it says of the shape must be readable} */
  public static String name(ByteBuffer message) {
    Wire wire = new Wire(message);
    String name = "";
    while (wire.next()) {
      switch (wire.field()) {
        case Fields.VALUE_NAME -> name = wire.text();
        case Fields.VALUE_TYPE -> type(wire.bytes(), 0);
        default -> wire.skip();
      }
    }
    if (name.isEmpty()) {
      throw new Malformed("an input or output has no name");
    }
    return name;
  }

  private static void type(ByteBuffer message, int depth) {
    if (depth > MOST_DEPTH) {
      throw new Malformed("a type is nested more than %d deep".formatted(MOST_DEPTH));
    }
    Wire wire = new Wire(message);
    while (wire.next()) {
      switch (wire.field()) {
        case Fields.TYPE_TENSOR -> tensor(wire.bytes());
        case Fields.TYPE_SEQUENCE, Fields.TYPE_OPTIONAL -> element(wire.bytes(), depth);
        case Fields.TYPE_MAP -> wire.bytes();
        default -> throw new Malformed("a type has the kind %d".formatted(wire.field()));
      }
    }
  }

  /** Of a sequence or of what may be missing. */
  private static void element(ByteBuffer message, int depth) {
    Wire wire = new Wire(message);
    while (wire.next()) {
      if (wire.field() == Fields.TYPE_ELEMENT) {
        type(wire.bytes(), depth + 1);
      } else {
        wire.skip();
      }
    }
  }

  private static void tensor(ByteBuffer message) {
    Wire wire = new Wire(message);
    while (wire.next()) {
      switch (wire.field()) {
        case Fields.TYPE_ELEMENT -> wire.integer();
        case Fields.TYPE_SHAPE -> shape(wire.bytes());
        default -> wire.skip();
      }
    }
  }

  private static void shape(ByteBuffer message) {
    Wire wire = new Wire(message);
    while (wire.next()) {
      if (wire.field() == Fields.SHAPE_DIMENSION) {
        dimension(wire.bytes());
      } else {
        wire.skip();
      }
    }
  }

  private static void dimension(ByteBuffer message) {
    Wire wire = new Wire(message);
    while (wire.next()) {
      if (wire.field() == Fields.DIMENSION_SIZE) {
        long size = wire.integer();
        if (size < -1 || size > Integer.MAX_VALUE) {
          throw new Malformed("a dimension has the size %d".formatted(size));
        }
      } else {
        wire.skip();
      }
    }
  }
}
