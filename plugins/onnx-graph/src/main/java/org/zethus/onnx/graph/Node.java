package org.zethus.onnx.graph;

import java.util.List;
import java.util.Map;

/**
 * One operator at its place in the graph.
 *
 * @param operator e.g. {@code Conv}
 * @param inputs names of values; empty where an optional one is left out
 * @param outputs names of values
 * @param attributes by name
 */
record Node(
    String operator, List<String> inputs, List<String> outputs, Map<String, Attribute> attributes) {
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int NAME = 3;
  private static final int OPERATOR = 4;
  private static final int ATTRIBUTE = 5;

  ProtoMessage message() {
    ProtoMessage message = new ProtoMessage();
    inputs.forEach(name -> message.text(INPUT, name));
    outputs.forEach(name -> message.text(OUTPUT, name));
    message.text(NAME, outputs.get(0)).text(OPERATOR, operator);
    attributes.forEach((name, attribute) -> message.message(ATTRIBUTE, attribute.named(name)));
    return message;
  }
}
