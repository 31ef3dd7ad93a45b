package org.zethus.onnx.rewrite;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.zethus.onnx.graph.ProtoMessage;
import org.zethus.onnx.proto.Array;
import org.zethus.onnx.proto.Attribute;
import org.zethus.onnx.proto.Fields;
import org.zethus.onnx.proto.Graph;
import org.zethus.onnx.proto.Node;
import org.zethus.onnx.proto.Wire;

/**
 * A graph whose convolutions from the first transposed one on take and make blocks of channels, and
 * so do the activations and sums between them. Convolutions before that see few frames for each of
 * their many weights: sorting a weight when the graph is opened would take longer there than half a
 * minute of speech wins back.
 */
final class BlockedGraph {
  private static final Set<String> ACTIVATIONS = Set.of("LeakyRelu", "Relu", "Tanh");
  private static final Set<String> SCALINGS = Set.of("Mul", "Div");
  private static final Set<String> SUMS = Set.of("Add");

  /** Names of what is made begin so, or similarly; then comes that of the value it is made of. */
  private static final String BLOCKS = "zethus/blocks/";

  private final Graph graph;
  private final IntSupplier blockSize;
  private final WrittenGraph written = new WrittenGraph();
  private final Map<String, Array> constants = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Set<String> upsampled = new HashSet<>();
  private final Map<String, Blocked> blocks = new HashMap<>();

  /** Values of which there is nothing but blocks, until somebody else takes them. */
  private final Map<String, Blocked> blocksAlone = new LinkedHashMap<>();

  /** What convolutions make for one other node, and could add something to before. */
  private final Set<String> open = new HashSet<>();

  private int block; // 0 until it is needed

  /**
   * Rewrites a graph.
   *
   * @param blockSize channels in a block, asked for where something could be gained
   */
  BlockedGraph(Graph graph, IntSupplier blockSize) {
    this.graph = graph;
    this.blockSize = blockSize;
    graph.initializers().forEach(array -> constants.put(array.name(), array));
    graph.inputs().forEach(constants::remove); // what is an input too may change
    count(graph);
    graph.nodes().forEach(this::node);
    graph.outputs().forEach(this::sort);
  }

  private void count(Graph counted) {
    counted.outputs().forEach(name -> uses.merge(name, 1, Integer::sum));
    for (Node node : counted.nodes()) {
      node.inputs().forEach(name -> uses.merge(name, 1, Integer::sum));
      for (Attribute attribute : node.attributes().values()) {
        attribute.graphs().forEach(this::count);
      }
    }
  }

  boolean differs() {
    return !blocks.isEmpty();
  }

  /** The engine complains of weights that nothing uses any more. */
  ProtoMessage message() {
    ProtoMessage message = new ProtoMessage();
    int initializer = 0;
    Wire wire = new Wire(graph.bytes());
    while (wire.next()) {
      boolean isInitializer = wire.field() == Fields.GRAPH_INITIALIZER;
      if (wire.field() == Fields.GRAPH_NODE
          || isInitializer
              && uses.getOrDefault(graph.initializers().get(initializer++).name(), 1) == 0) {
        wire.skip();
      } else {
        message.written(wire.whole());
      }
    }
    written.writeTo(message);
    return message;
  }

  private void node(Node node) {
    if (node.operator().equals("ConvTranspose")
        || node.inputs().stream().anyMatch(upsampled::contains)) {
      upsampled.addAll(node.outputs());
    }
    Attribute value = node.attributes().get("value");
    if (node.operator().equals("Constant") && value != null && value.tensor() != null) {
      constants.put(node.outputs().get(0), value.tensor());
    }
    if (!upsampled.containsAll(node.outputs()) || node.outputs().size() > 1 || !blocked(node)) {
      boolean branches =
          node.attributes().values().stream().anyMatch(each -> !each.graphs().isEmpty());
      List.copyOf(branches ? blocksAlone.keySet() : node.inputs()).forEach(this::sort);
      written.copy(node);
    }
  }

  /** Writes a node over blocks; {@return whether it could} */
  private boolean blocked(Node node) {
    Convolution convolution = Convolution.of(node, constants);
    if (convolution != null) {
      return blocked(node, convolution);
    }
    List<String> inputs = node.inputs();
    Blocked x = inputs.isEmpty() ? null : blocks.get(inputs.get(0));
    if (x == null) {
      return false;
    }
    if (inputs.size() == 1 && node.isOneOf(ACTIVATIONS)) {
      elementwise(node, x, x.name());
      return true;
    }
    if (inputs.size() == 2 && node.isOneOf(SCALINGS) && isScalar(inputs.get(1))) {
      elementwise(node, x, x.name(), inputs.get(1));
      return true;
    }
    Blocked other = inputs.size() == 2 ? blocks.get(inputs.get(1)) : null;
    if (other != null && node.isOneOf(SUMS) && x.isLike(other)) {
      sum(node, x, other);
      return true;
    }
    return false;
  }

  private boolean isScalar(String name) {
    Array constant = constants.get(name);
    return constant != null && constant.elements() == 1 && constant.shape().length < 2;
  }

  private void elementwise(Node node, Blocked x, String... inputs) {
    String y = node.outputs().get(0);
    ProtoMessage message = written.put(BLOCKS + y, node.operator(), inputs);
    for (Attribute attribute : node.attributes().values()) {
      message.bytes(Fields.NODE_ATTRIBUTE, attribute.bytes());
    }
    makes(y, new Blocked(BLOCKS + y, x.channels(), x.lengthOf(), x.multiple()));
  }

  private void sum(Node node, Blocked a, Blocked b) {
    String y = node.outputs().get(0);
    if (!isAdded(node.inputs().get(0), a, b, y) && !isAdded(node.inputs().get(1), b, a, y)) {
      elementwise(node, a, a.name(), b.name());
    }
  }

  /** A convolution adds to what it makes at no cost; {@return whether one makes the value} */
  private boolean isAdded(String value, Blocked convolved, Blocked other, String sum) {
    if (!open.remove(value)) {
      return false;
    }
    written.feed(convolved.name(), other.name());
    blocksAlone.remove(value);
    makes(sum, convolved);
    return true;
  }

  private boolean blocked(Node node, Convolution c) {
    if (!isWorthwhile(node, c)) {
      return false;
    }
    boolean is =
        c.transposed()
            ? c.outputs() % block == 0 && c.stride() <= c.taps() && transposed(node, c)
            : c.outputs() == 1 ? last(node, c) : c.outputs() % block == 0 && plain(node, c);
    if (is) { // its weights are written anew
      node.inputs().stream().skip(1).forEach(name -> uses.merge(name, -1, Integer::sum));
    }
    return is;
  }

  /**
   * What makes a single channel gains nothing by itself: it lays the frames of an inverse Fourier
   * transform over one another, or makes the samples of what else is computed as it is.
   */
  private boolean isWorthwhile(Node node, Convolution c) {
    if (c.outputs() == 1 && (c.transposed() || !blocks.containsKey(node.inputs().get(0)))) {
      return false;
    }
    if (block == 0) {
      block = blockSize.getAsInt();
    }
    return block > 1 && c.inputs() % block == 0;
  }

  private boolean plain(Node node, Convolution c) {
    Blocked x = blocks(node.inputs().get(0), c.inputs());
    String y = node.outputs().get(0);
    String made = convolved(BLOCKS, y, x, c.kernel());
    makes(
        y,
        c.keepsLength()
            ? new Blocked(made, c.outputs(), x.lengthOf(), x.multiple())
            : new Blocked(made, c.outputs(), y, 1));
    if (uses.getOrDefault(y, 0) == 1) {
      open.add(y);
    }
    return true;
  }

  /**
   * One that makes samples alone: a block of them at a step, in place of a block of channels of
   * which one is wanted. They lie behind one another then.
   */
  private boolean last(Node node, Convolution c) {
    Blocked x = blocks.get(node.inputs().get(0));
    if (x == null || x.multiple() % block != 0 || c.dilation() != 1 || !c.keepsLength()) {
      return false;
    }
    String y = node.outputs().get(0);
    String steps = convolved("zethus/steps/", y, x, c.kernelOfSteps(block));
    written.put(y, "Reshape", steps, written.constant("zethus/samples/" + y, 0, 1, -1));
    return true;
  }

  /**
   * A transposed one makes {@code stride} samples of each that it takes. They are made as channels,
   * (N, stride, C/B, T, B), and laid behind one another.
   */
  private boolean transposed(Node node, Convolution c) {
    int steps = c.overlap() - 1;
    int right = c.padRight() + c.overlap() * c.stride() - c.taps(); // the last have no weights
    int channels = c.outputs();
    Blocked x = blocks(node.inputs().get(0), c.inputs());
    String y = node.outputs().get(0);
    String phases = convolved("zethus/phases/", y, x, c.kernelOfPhases());
    String apart = reshaped("zethus/apart/", y, phases, 0, c.stride(), channels / block, -1, block);
    String turned = "zethus/turned/" + y;
    written
        .put(turned, "Transpose", apart)
        .message(Fields.NODE_ATTRIBUTE, WrittenGraph.integers("perm", 0, 2, 3, 1, 4));
    String whole = reshaped("zethus/whole/", y, turned, 0, channels / block, -1, block);
    String cut = "zethus/cut/" + y;
    written.put(
        cut,
        "Slice",
        whole,
        written.constant("zethus/from/" + y, c.padLeft()),
        written.constant("zethus/to/" + y, right == 0 ? Long.MAX_VALUE : -right),
        written.rows());
    String made = reshaped(BLOCKS, y, cut, 0, channels, 1, -1);
    boolean exact = c.padLeft() + right == steps * c.stride();
    makes(y, new Blocked(made, channels, y, exact ? x.multiple() * c.stride() : 1));
    return true;
  }

  private void makes(String value, Blocked made) {
    blocks.put(value, made);
    blocksAlone.put(value, made);
  }

  /** {@return the blocks of a value, which are made where there are none yet} */
  private Blocked blocks(String samples, int channels) {
    Blocked known = blocks.get(samples);
    if (known != null) {
      return known;
    }
    String plane = "zethus/plane/" + samples;
    written.put(plane, "Unsqueeze", samples, written.rows());
    written
        .put(BLOCKS + samples, "ReorderInput", plane)
        .text(Fields.NODE_DOMAIN, BlockedConvolutions.DOMAIN);
    Blocked made = new Blocked(BLOCKS + samples, channels, samples, 1);
    blocks.put(samples, made);
    return made;
  }

  /** Makes samples of a value of which there are but blocks. */
  private void sort(String samples) {
    Blocked blocked = blocksAlone.remove(samples);
    if (blocked != null) {
      String plane = "zethus/plane/" + samples;
      written
          .put(plane, "ReorderOutput", blocked.name())
          .text(Fields.NODE_DOMAIN, BlockedConvolutions.DOMAIN)
          .message(Fields.NODE_ATTRIBUTE, WrittenGraph.integer("channels", blocked.channels()));
      written.put(samples, "Squeeze", plane, written.rows());
      open.remove(samples);
    }
  }

  private String convolved(String prefix, String y, Blocked x, Kernel kernel) {
    ByteBuffer weights = kernel.weights(block);
    written
        .put(
            prefix + y,
            "Conv",
            x.name(),
            written.constant(
                "zethus/weight/" + y,
                Array.FLOAT,
                weights,
                kernel.outputs(),
                kernel.inputs(),
                1,
                kernel.taps()),
            written.constant("zethus/bias/" + y, Array.FLOAT, kernel.biases(), kernel.outputs()))
        .text(Fields.NODE_DOMAIN, BlockedConvolutions.DOMAIN)
        .message(Fields.NODE_ATTRIBUTE, WrittenGraph.integers("strides", 1, kernel.stride()))
        .message(Fields.NODE_ATTRIBUTE, WrittenGraph.integers("dilations", 1, kernel.dilation()))
        .message(
            Fields.NODE_ATTRIBUTE,
            WrittenGraph.integers("pads", 0, kernel.padLeft(), 0, kernel.padRight()));
    return prefix + y;
  }

  private String reshaped(String prefix, String y, String from, long... shape) {
    written.put(prefix + y, "Reshape", from, written.constant(prefix + "shape/" + y, shape));
    return prefix + y;
  }
}
