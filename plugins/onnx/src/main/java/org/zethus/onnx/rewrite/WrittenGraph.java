package org.zethus.onnx.rewrite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.ProtoMessage;
import org.zethus.onnx.proto.Array;
import org.zethus.onnx.proto.Attribute;
import org.zethus.onnx.proto.Fields;
import org.zethus.onnx.proto.Node;

/** The nodes and constants of a graph while it is written. */
final class WrittenGraph {
  /** By their outputs, in the order in which they run. */
  private final Map<String, ProtoMessage> nodes = new LinkedHashMap<>();

  private final List<ProtoMessage> constants = new ArrayList<>();
  private @Nullable String rows;

  /** Adds a node as it is. */
  void copy(Node node) {
    nodes.put(String.join(" ", node.outputs()), new ProtoMessage().written(node.bytes()));
  }

  /** Adds a node of one output; {@return it, to be completed} */
  ProtoMessage put(String output, String operator, String... inputs) {
    ProtoMessage node = new ProtoMessage();
    for (String input : inputs) {
      node.text(Fields.NODE_INPUT, input);
    }
    node.text(Fields.NODE_OUTPUT, output).text(Fields.NODE_OPERATOR, operator);
    nodes.put(output, node);
    return node;
  }

  /** Gives a node a further input, and has it run after those that there are. */
  void feed(String output, String input) {
    ProtoMessage node = Objects.requireNonNull(nodes.remove(output), output);
    nodes.put(output, node.text(Fields.NODE_INPUT, input));
  }

  /** {@return the name of a constant that says which dimension of a picture is its rows} */
  String rows() {
    if (rows == null) {
      rows = constant("zethus/rows", 2);
    }
    return rows;
  }

  /** Adds a constant of integers; {@return its name} */
  String constant(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return constant(name, Array.INT64, raw, values.length);
  }

  /** Adds a constant; {@return its name} */
  String constant(String name, int type, ByteBuffer raw, long... shape) {
    ProtoMessage array =
        new ProtoMessage().text(Fields.TENSOR_NAME, name).int64(Fields.TENSOR_TYPE, type);
    for (long dimension : shape) {
      array.int64(Fields.TENSOR_DIMENSION, dimension);
    }
    constants.add(array.bytes(Fields.TENSOR_RAW, raw));
    return name;
  }

  /** {@return an attribute of a node} */
  static ProtoMessage integer(String name, long value) {
    return attribute(name, Attribute.INT).int64(Fields.ATTRIBUTE_INT, value);
  }

  /** {@return an attribute of a node} */
  static ProtoMessage integers(String name, long... values) {
    ProtoMessage attribute = attribute(name, Attribute.INTS);
    for (long value : values) {
      attribute.int64(Fields.ATTRIBUTE_INTS, value);
    }
    return attribute;
  }

  private static ProtoMessage attribute(String name, int type) {
    return new ProtoMessage().text(Fields.ATTRIBUTE_NAME, name).int64(Fields.ATTRIBUTE_TYPE, type);
  }

  /** Writes all into a graph. */
  void writeTo(ProtoMessage graph) {
    constants.forEach(array -> graph.message(Fields.GRAPH_INITIALIZER, array));
    nodes.values().forEach(node -> graph.message(Fields.GRAPH_NODE, node));
  }
}
