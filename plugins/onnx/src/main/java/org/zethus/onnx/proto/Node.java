package org.zethus.onnx.proto;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@code NodeProto}: one operator, by the names of what it takes and makes. */
public record Node(
    String operator,
    String domain,
    List<String> inputs,
    List<String> outputs,
    Map<String, Attribute> attributes) {
  /** Reads a node, which must have an operator and outputs. */
  public static Node read(ByteBuffer message) {
    Wire wire = new Wire(message);
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    String operator = "";
    String domain = "";
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> inputs.add(wire.text());
        case 2 -> outputs.add(wire.text());
        case 4 -> operator = wire.text();
        case 5 -> {
          Attribute attribute = Attribute.read(wire.bytes());
          if (attributes.put(attribute.name(), attribute) != null) {
            throw new Malformed("attribute '%s' stands there twice".formatted(attribute.name()));
          }
        }
        case 7 -> domain = wire.text();
        default -> wire.skip();
      }
    }
    if (operator.isEmpty() || outputs.isEmpty()) {
      throw new Malformed("a node has no operator or no outputs");
    }
    return new Node(operator, domain, inputs, outputs, attributes);
  }
}
