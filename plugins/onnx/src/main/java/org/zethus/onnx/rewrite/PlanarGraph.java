package org.zethus.onnx.rewrite;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.zethus.onnx.graph.ProtoMessage;
import org.zethus.onnx.proto.Array;
import org.zethus.onnx.proto.Node;
import org.zethus.onnx.proto.ValueType;
import org.zethus.onnx.proto.Wire;

/**
 * A graph whose convolutions behind a transposed one are planar. Those before it see few frames for
 * each of their many weights: the kernels sort a weight when the graph is opened, and in a voice of
 * common size that would take longer than half a minute of speech wins back.
 */
final class PlanarGraph {
  private static final int NODE = 1;
  private static final int INITIALIZER = 5;
  private static final int INPUT = 11;

  /** Of samples (B, C, T), and of weights (O, I, K). */
  private static final int DIMENSIONS = 3;

  /** A name in the graph, of what Unsqueeze and Squeeze need: the dimension of rows. */
  private static final String ROWS = "zethus/rows";

  private final ProtoMessage message = new ProtoMessage();
  private final Set<String> weights;
  private final Set<String> upsampled = new HashSet<>();
  private final Set<String> planes = new HashSet<>();

  private PlanarGraph(Set<String> weights) {
    this.weights = weights;
  }

  static PlanarGraph of(ByteBuffer graph) {
    PlanarGraph planar = new PlanarGraph(weights(graph));
    Wire wire = new Wire(graph);
    while (wire.next()) {
      if (wire.field() == NODE) {
        planar.node(wire.bytes());
      } else {
        planar.message.written(wire.whole());
      }
    }
    if (planar.differs()) {
      planar.message.message(INITIALIZER, rows());
    }
    return planar;
  }

  /** {@return constants of floats that can be weights; one that is an input too may change} */
  private static Set<String> weights(ByteBuffer graph) {
    Set<String> weights = new HashSet<>();
    Set<String> inputs = new HashSet<>();
    Wire wire = new Wire(graph);
    while (wire.next()) {
      switch (wire.field()) {
        case INITIALIZER -> {
          Array array = Array.read(wire.bytes());
          if (array.type() == Array.FLOAT && array.shape().length == DIMENSIONS) {
            weights.add(array.name());
          }
        }
        case INPUT -> inputs.add(ValueType.name(wire.bytes()));
        default -> wire.skip();
      }
    }
    weights.removeAll(inputs);
    return weights;
  }

  private static ProtoMessage rows() {
    return new ProtoMessage().int64(1, 1).int64(2, 7).int64(7, 2).text(8, ROWS);
  }

  boolean differs() {
    return !planes.isEmpty();
  }

  ProtoMessage message() {
    return message;
  }

  private void node(ByteBuffer bytes) {
    Node node = Node.read(bytes);
    if (node.operator().equals("ConvTranspose")
        || node.inputs().stream().anyMatch(upsampled::contains)) {
      upsampled.addAll(node.outputs());
      if (Convolution.isOne(node, weights)) {
        convolution(bytes, node);
        return;
      }
    }
    message.bytes(NODE, bytes);
  }

  private void convolution(ByteBuffer bytes, Node node) {
    for (String input : node.inputs().subList(0, 2)) {
      if (planes.add(input)) {
        message.message(NODE, reshaping("Unsqueeze", input, Convolution.plane(input)));
      }
    }
    message.message(NODE, Convolution.planar(bytes));
    String output = node.outputs().get(0);
    planes.add(output);
    message.message(NODE, reshaping("Squeeze", Convolution.plane(output), output));
  }

  private static ProtoMessage reshaping(String operator, String input, String output) {
    return new ProtoMessage().text(1, input).text(1, ROWS).text(2, output).text(4, operator);
  }
}
