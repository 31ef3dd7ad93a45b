package org.zethus.onnx.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zethus.onnx.graph.ProtoMessage;
import org.zethus.onnx.proto.Array;
import org.zethus.onnx.proto.Fields;
import org.zethus.onnx.proto.Graph;
import org.zethus.onnx.proto.Node;
import org.zethus.onnx.proto.Wire;

/**
 * A graph whose convolutions behind a transposed one are planar, and the activations behind these,
 * which the engine then computes within them. Convolutions before that see few frames for each of
 * their many weights: the kernels sort a weight when the graph is opened, and in a voice of common
 * size that would take longer than half a minute of speech wins back.
 */
final class PlanarGraph {
  /** Of samples (B, C, T), and of weights (O, I, K). */
  private static final int DIMENSIONS = 3;

  /** A name in the graph, of what Unsqueeze and Squeeze need: the dimension of rows. */
  private static final String ROWS = "zethus/rows";

  private static final Set<String> ACTIVATIONS = Set.of("LeakyRelu", "Relu", "Tanh");

  private final Graph graph;
  private final List<ProtoMessage> nodes = new ArrayList<>();
  private final Set<String> weights;
  private final Set<String> upsampled = new HashSet<>();
  private final Set<String> planes = new HashSet<>();

  /** Values of which there is nothing but the plane, until somebody else takes them. */
  private final Set<String> planesAlone = new HashSet<>();

  PlanarGraph(Graph graph) {
    this.graph = graph;
    this.weights = weights(graph);
    graph.nodes().forEach(this::node);
    graph.outputs().forEach(this::squeeze);
  }

  /**
   * Weights are constants of floats; one that is an input too may change. One whose second
   * dimension is 1 filters each channel, or lays the frames of an inverse Fourier transform over
   * one another; it is left, so that a voice that has no others opens at once.
   */
  private static Set<String> weights(Graph graph) {
    Set<String> weights = new HashSet<>();
    for (Array array : graph.initializers()) {
      long[] shape = array.shape();
      if (array.type() == Array.FLOAT && shape.length == DIMENSIONS && shape[1] > 1) {
        weights.add(array.name());
      }
    }
    graph.inputs().forEach(weights::remove);
    return weights;
  }

  boolean differs() {
    return !planes.isEmpty();
  }

  ProtoMessage message() {
    ProtoMessage message = new ProtoMessage();
    Wire wire = new Wire(graph.bytes());
    while (wire.next()) {
      if (wire.field() == Fields.GRAPH_NODE) {
        wire.skip();
      } else {
        message.written(wire.whole());
      }
    }
    nodes.forEach(node -> message.message(Fields.GRAPH_NODE, node));
    return message.message(Fields.GRAPH_INITIALIZER, rows());
  }

  private static ProtoMessage rows() {
    return new ProtoMessage()
        .int64(Fields.TENSOR_DIMENSION, 1)
        .int64(Fields.TENSOR_TYPE, Array.INT64)
        .int64(Fields.TENSOR_INT64S, 2)
        .text(Fields.TENSOR_NAME, ROWS);
  }

  private void node(Node node) {
    if (node.operator().equals("ConvTranspose")
        || node.inputs().stream().anyMatch(upsampled::contains)) {
      upsampled.addAll(node.outputs());
    }
    if (upsampled.containsAll(node.outputs()) && Convolution.isOne(node, weights)) {
      node.inputs().subList(0, 2).forEach(this::unsqueeze);
      planar(node);
    } else if (isActivationOfPlane(node)) {
      planar(node);
    } else {
      boolean branches =
          node.attributes().values().stream().anyMatch(value -> !value.graphs().isEmpty());
      List.copyOf(branches ? planesAlone : node.inputs()).forEach(this::squeeze);
      nodes.add(new ProtoMessage().written(node.bytes()));
    }
  }

  private boolean isActivationOfPlane(Node node) {
    return node.isOneOf(ACTIVATIONS) && planes.containsAll(node.inputs());
  }

  private void planar(Node node) {
    nodes.add(Convolution.planar(node));
    planes.addAll(node.outputs());
    planesAlone.addAll(node.outputs());
  }

  private void unsqueeze(String samples) {
    if (planes.add(samples)) {
      nodes.add(reshaping("Unsqueeze", samples, Convolution.plane(samples)));
    }
  }

  private void squeeze(String samples) {
    if (planesAlone.remove(samples)) {
      nodes.add(reshaping("Squeeze", Convolution.plane(samples), samples));
    }
  }

  private static ProtoMessage reshaping(String operator, String input, String output) {
    return new ProtoMessage()
        .text(Fields.NODE_INPUT, input)
        .text(Fields.NODE_INPUT, ROWS)
        .text(Fields.NODE_OUTPUT, output)
        .text(Fields.NODE_OPERATOR, operator);
  }
}
