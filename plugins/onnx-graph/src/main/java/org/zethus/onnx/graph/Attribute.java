package org.zethus.onnx.graph;

import java.util.List;

/** A setting of a node, fixed when the graph is written. Field numbers are those of onnx.proto. */
sealed interface Attribute {
  int NAME = 1;
  int FLOAT = 2;
  int INT = 3;
  int STRING = 4;
  int INTS = 8;
  int TYPE = 20;

  record OfFloat(float value) implements Attribute {}

  record OfInt(long value) implements Attribute {}

  record OfInts(List<Long> values) implements Attribute {}

  record OfText(String value) implements Attribute {}

  default ProtoMessage named(String name) {
    ProtoMessage message = new ProtoMessage().text(NAME, name);
    if (this instanceof OfFloat number) {
      return message.float32(FLOAT, number.value()).int64(TYPE, 1);
    } else if (this instanceof OfInt number) {
      return message.int64(INT, number.value()).int64(TYPE, 2);
    } else if (this instanceof OfText text) {
      return message.text(STRING, text.value()).int64(TYPE, 3);
    }
    ((OfInts) this).values().forEach(value -> message.int64(INTS, value));
    return message.int64(TYPE, 7);
  }
}
