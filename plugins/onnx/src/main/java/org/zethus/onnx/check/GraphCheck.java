package org.zethus.onnx.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.zethus.onnx.proto.Array;
import org.zethus.onnx.proto.Attribute;
import org.zethus.onnx.proto.Graph;
import org.zethus.onnx.proto.Malformed;
import org.zethus.onnx.proto.Node;

/** Looks at one graph: what every node takes must have been made before it, and by one alone. */
final class GraphCheck {
  private final Set<String> known;
  private final Set<String> made = new HashSet<>();
  private final Map<String, Array> constants = new HashMap<>();

  /**
   * A check.
   *
   * @param outer the names that a branch sees from outside
   */
  GraphCheck(Set<String> outer) {
    this.known = new HashSet<>(outer);
  }

  void check(Graph graph) {
    graph.initializers().forEach(this::initializer);
    known.addAll(graph.inputs());
    graph.nodes().forEach(this::node);
    for (String output : graph.outputs()) {
      requireKnown(output, "the graph's output");
    }
    if (graph.outputs().isEmpty()) {
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
      attribute.graphs().forEach(graph -> new GraphCheck(known).check(graph));
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
