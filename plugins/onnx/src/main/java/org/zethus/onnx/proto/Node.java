package org.zethus.onnx.proto;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@code NodeProto}: one operator, by the names of what it takes and makes.
 *
 * @param bytes the whole message
 */
public record Node(
    String operator,
    String domain,
    List<String> inputs,
    List<String> outputs,
    Map<String, Attribute> attributes,
    ByteBuffer bytes) {
  /**
   * Reads a node, which must have an operator and outputs.
   *
   * @param depth how many graphs its own is a branch of
   */
  static Node read(ByteBuffer message, int depth) {
    Wire wire = new Wire(message);
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    String operator = "";
    String domain = "";
    while (wire.next()) {
      switch (wire.field()) {
        case Fields.NODE_INPUT -> inputs.add(wire.text());
        case Fields.NODE_OUTPUT -> outputs.add(wire.text());
        case Fields.NODE_OPERATOR -> operator = wire.text();
        case Fields.NODE_ATTRIBUTE -> {
          Attribute attribute = Attribute.read(wire.bytes(), depth);
          if (attributes.put(attribute.name(), attribute) != null) {
            throw new Malformed("attribute '%s' stands there twice".formatted(attribute.name()));
          }
        }
        case Fields.NODE_DOMAIN -> domain = wire.text();
        default -> wire.skip();
      }
    }
    if (operator.isEmpty() || outputs.isEmpty()) {
      throw new Malformed("a node has no operator or no outputs");
    }
    return new Node(operator, domain, inputs, outputs, attributes, message);
  }

  /** {@return whether it is one of these operators of ONNX' own} */
  public boolean isOneOf(Set<String> operators) {
    return operators.contains(operator) && Model.isOwn(domain);
  }
}
