package org.zethus.onnx.proto;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code GraphProto}: operators in their order, what they know from the start, and the names of
 * what goes in and out.
 *
 * @param bytes the whole message
 */
public record Graph(
    List<Node> nodes,
    List<Array> initializers,
    List<String> inputs,
    List<String> outputs,
    ByteBuffer bytes) {
  /** Branches within branches; those of real models have one or two. */
  private static final int MOST_DEPTH = 8;

  /**
   * Reads a graph.
   *
   * @param depth how many others it is a branch of
   */
  static Graph read(ByteBuffer message, int depth) {
    if (depth > MOST_DEPTH) {
      throw new Malformed("its graphs are nested more than %d deep".formatted(MOST_DEPTH));
    }
    List<Node> nodes = new ArrayList<>();
    List<Array> initializers = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Wire wire = new Wire(message);
    while (wire.next()) {
      switch (wire.field()) {
        case Fields.GRAPH_NODE -> nodes.add(Node.read(wire.bytes(), depth));
        case Fields.GRAPH_INITIALIZER -> initializers.add(Array.read(wire.bytes()));
        case Fields.GRAPH_INPUT -> inputs.add(ValueType.name(wire.bytes()));
        case Fields.GRAPH_OUTPUT -> outputs.add(ValueType.name(wire.bytes()));
        case Fields.GRAPH_VALUE -> ValueType.name(wire.bytes());
        case Fields.GRAPH_SPARSE_INITIALIZER ->
            throw new Malformed("it has sparse weights, which are not supported");
        default -> wire.skip();
      }
    }
    return new Graph(nodes, initializers, inputs, outputs, message);
  }
}
