package org.zethus.onnx.check;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zethus.onnx.proto.Array;
import org.zethus.onnx.proto.Attribute;
import org.zethus.onnx.proto.Malformed;
import org.zethus.onnx.proto.Node;
import org.zethus.onnx.proto.ValueType;
import org.zethus.onnx.proto.Wire;

/** Looks at one graph: what every node takes must have been made before it, and by one alone. */
final class GraphCheck {
  /** Branches within branches; those of real models have one or two. */
  private static final int MOST_DEPTH = 8;

  private final int depth;
  private final Set<String> known;
  private final Set<String> made = new HashSet<>();
  private final Map<String, Array> constants = new HashMap<>();

  /**
   * A check.
   *
   * @param outer the names that a branch sees from outside
   */
  GraphCheck(int depth, Set<String> outer) {
    if (depth > MOST_DEPTH) {
      throw new Malformed("its graphs are nested more than %d deep".formatted(MOST_DEPTH));
    }
    this.depth = depth;
    this.known = new HashSet<>(outer);
  }

  void check(ByteBuffer graph) {
    Wire wire = new Wire(graph);
    List<ByteBuffer> nodes = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Set<String> inputs = new HashSet<>();
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> nodes.add(wire.bytes());
        case 5 -> initializer(Array.read(wire.bytes()));
        case 11 -> inputs.add(ValueType.name(wire.bytes()));
        case 12 -> outputs.add(ValueType.name(wire.bytes()));
        case 13 -> ValueType.name(wire.bytes());
        case 15 -> throw new Malformed("it has sparse weights, which are not supported");
        default -> wire.skip();
      }
    }
    known.addAll(inputs);
    nodes.forEach(node -> node(Node.read(node)));
    for (String output : outputs) {
      requireKnown(output, "the graph's output");
    }
    if (outputs.isEmpty()) {
      throw new Malformed("its graph has no outputs");
    }
  }

  private void initializer(Array array) {
    define(array.name());
    constants.put(array.name(), array);
  }

  private void node(Node node) {
    for (String input : node.inputs()) {
      if (!input.isEmpty()) {
        requireKnown(input, node.operator());
      }
    }
    OperatorLimits.check(node, constants);
    for (Attribute attribute : node.attributes().values()) {
      attribute.graphs().forEach(graph -> new GraphCheck(depth + 1, known).check(graph));
    }
    node.outputs().stream().filter(output -> !output.isEmpty()).forEach(this::define);
    Attribute value = node.attributes().get("value");
    if (node.operator().equals("Constant") && value != null && value.tensor() != null) {
      constants.put(node.outputs().get(0), value.tensor());
    }
  }

  private void define(String name) {
    if (name.isEmpty() || !made.add(name)) {
      throw new Malformed("'%s' is made twice".formatted(name));
    }
    known.add(name);
  }

  private void requireKnown(String name, String who) {
    if (!known.contains(name)) {
      throw new Malformed("%s takes '%s', which nothing before it makes".formatted(who, name));
    }
  }
}
