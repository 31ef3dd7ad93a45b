package org.zethus.onnx.rewrite;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zethus.onnx.graph.ProtoMessage;
import org.zethus.onnx.proto.Array;
import org.zethus.onnx.proto.Node;
import org.zethus.onnx.proto.ValueType;
import org.zethus.onnx.proto.Wire;

/**
 * A graph whose convolutions behind a transposed one are planar, and the activations behind these,
 * which the engine then computes within them. Convolutions before that see few frames for each of
 * their many weights: the kernels sort a weight when the graph is opened, and in a voice of common
 * size that would take longer than half a minute of speech wins back.
 */
final class PlanarGraph {
  private static final int NODE = 1;
  private static final int INITIALIZER = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;

  /** Of samples (B, C, T), and of weights (O, I, K). */
  private static final int DIMENSIONS = 3;

  /** A name in the graph, of what Unsqueeze and Squeeze need: the dimension of rows. */
  private static final String ROWS = "zethus/rows";

  private static final Set<String> ACTIVATIONS = Set.of("LeakyRelu", "Relu", "Tanh");

  private final ProtoMessage message = new ProtoMessage();
  private final Set<String> weights = new HashSet<>();
  private final Set<String> outputs = new HashSet<>();
  private final Set<String> upsampled = new HashSet<>();
  private final Set<String> planes = new HashSet<>();

  /** Values of which there is nothing but the plane, until somebody else takes them. */
  private final Set<String> planesAlone = new HashSet<>();

  private PlanarGraph() {}

  static PlanarGraph of(ByteBuffer graph) {
    PlanarGraph planar = new PlanarGraph();
    planar.findWeightsAndOutputs(graph);
    Wire wire = new Wire(graph);
    while (wire.next()) {
      if (wire.field() == NODE) {
        planar.node(wire.bytes());
      } else {
        planar.message.written(wire.whole());
      }
    }
    planar.outputs.forEach(planar::squeeze);
    if (planar.differs()) {
      planar.message.message(INITIALIZER, rows());
    }
    return planar;
  }

  /**
   * Weights are constants of floats; one that is an input too may change. One whose second
   * dimension is 1 filters each channel, or lays the frames of an inverse Fourier transform over
   * one another; it is left, so that a voice that has no others opens at once.
   */
  private void findWeightsAndOutputs(ByteBuffer graph) {
    Set<String> inputs = new HashSet<>();
    Wire wire = new Wire(graph);
    while (wire.next()) {
      switch (wire.field()) {
        case INITIALIZER -> {
          Array array = Array.read(wire.bytes());
          long[] shape = array.shape();
          if (array.type() == Array.FLOAT && shape.length == DIMENSIONS && shape[1] > 1) {
            weights.add(array.name());
          }
        }
        case INPUT -> inputs.add(ValueType.name(wire.bytes()));
        case OUTPUT -> outputs.add(ValueType.name(wire.bytes()));
        default -> wire.skip();
      }
    }
    weights.removeAll(inputs);
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
    }
    if (upsampled.containsAll(node.outputs()) && Convolution.isOne(node, weights)) {
      node.inputs().subList(0, 2).forEach(this::unsqueeze);
      planar(bytes, node);
    } else if (isActivationOfPlane(node)) {
      planar(bytes, node);
    } else {
      boolean branches =
          node.attributes().values().stream().anyMatch(value -> !value.graphs().isEmpty());
      List.copyOf(branches ? planesAlone : node.inputs()).forEach(this::squeeze);
      message.bytes(NODE, bytes);
    }
  }

  private boolean isActivationOfPlane(Node node) {
    return ACTIVATIONS.contains(node.operator())
        && PlanarConvolutions.isOwn(node.domain())
        && planes.containsAll(node.inputs());
  }

  private void planar(ByteBuffer bytes, Node node) {
    message.message(NODE, Convolution.planar(bytes));
    planes.addAll(node.outputs());
    planesAlone.addAll(node.outputs());
  }

  private void unsqueeze(String samples) {
    if (planes.add(samples)) {
      message.message(NODE, reshaping("Unsqueeze", samples, Convolution.plane(samples)));
    }
  }

  private void squeeze(String samples) {
    if (planesAlone.remove(samples)) {
      message.message(NODE, reshaping("Squeeze", Convolution.plane(samples), samples));
    }
  }

  private static ProtoMessage reshaping(String operator, String input, String output) {
    return new ProtoMessage().text(1, input).text(1, ROWS).text(2, output).text(4, operator);
  }
}
