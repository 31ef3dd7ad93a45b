package org.zethus.onnx.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;

/**
 * An ONNX graph that is being built, e.g.
 *
 * <pre>{@code
 * Graph graph = new Graph("halver");
 * Value x = graph.input("x", DType.F32, "1", "samples");
 * graph.output("y", x.mul(0.5), DType.F32, "1", "samples");
 * graph.write(Path.of("halver.onnx"));
 * }</pre>
 *
 * <p>Not for several threads. Equal calls give equal bytes.
 */
public final class Graph {
  /** Version of ONNX' own operators. */
  public static final int OPSET = 17;

  /** Of the file format; the one that came with {@link #OPSET}. */
  private static final int IR_VERSION = 8;

  /** The format ends there. */
  private static final long LARGEST = Integer.MAX_VALUE;

  private final String name;
  private final List<ProtoMessage> inputs = new ArrayList<>();
  private final List<ProtoMessage> outputs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Tensor, Value> constants = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private int values;

  public Graph(String name) {
    this.name = name;
  }

  /**
   * {@return a new input}
   *
   * @param dimensions numbers where they are fixed, else names
   */
  public Value input(String name, DType type, String... dimensions) {
    inputs.add(ValueType.info(name, type, List.of(dimensions)));
    return new Value(this, name);
  }

  /** Makes a value an output; outputs have the order of these calls. */
  public void output(String name, Value value, DType type, String... dimensions) {
    outputs.add(ValueType.info(name, type, List.of(dimensions)));
    add(new Node("Identity", List.of(nameOf(value)), List.of(name), Map.of()));
  }

  /** Adds a note that programs read, e.g. a sample rate. */
  public Graph metadata(String key, Object value) {
    metadata.put(key, String.valueOf(value));
    return this;
  }

  /** {@return a tensor as a value; equal ones are stored once} */
  public Value constant(Tensor tensor) {
    return constants.computeIfAbsent(tensor, any -> fresh("constant"));
  }

  /** {@return a float32 scalar} */
  public Value scalar(double value) {
    return constant(Tensor.of(new float[] {(float) value}));
  }

  /** {@return an int64 scalar} */
  public Value integer(long value) {
    return constant(Tensor.of(new long[] {value}));
  }

  /** {@return a list of int64 numbers} */
  public Value integers(long... values) {
    return constant(Tensor.of(values, values.length));
  }

  /** {@return an operator of ONNX, for its inputs and attributes} */
  public Operation op(String operator) {
    return new Operation(this, operator);
  }

  /** {@return values one behind the other along an axis} */
  public Value concat(int axis, Value... parts) {
    return op("Concat").of(parts).with("axis", axis).result();
  }

  /**
   * {@return int64 0, 1, … up to before a limit}
   *
   * @param limit list of one
   */
  public Value range(Value limit) {
    return op("Range").of(integer(0), limit.squeeze(0), integer(1)).result();
  }

  /** {@return standard normal numbers, other ones at each run, in the shape of a float32 value} */
  public Value normalLike(Value shape) {
    return op("RandomNormalLike").of(shape).result();
  }

  /**
   * {@return this graph with weights in 8 bits: a quarter of the size, faster, and no longer the
   * same}
   */
  public Graph dynamicallyQuantised() {
    Graph quantised = new Graph(name);
    quantised.inputs.addAll(inputs);
    quantised.outputs.addAll(outputs);
    constants.forEach(
        (tensor, value) -> quantised.constants.put(tensor, new Value(quantised, value.name())));
    quantised.metadata.putAll(metadata);
    quantised.values = values;
    new DynamicQuantiser(this, quantised).run();
    return quantised;
  }

  Map<Tensor, Value> constants() {
    return constants;
  }

  List<Node> nodes() {
    return nodes;
  }

  Value fresh(String what) {
    return new Value(this, what.toLowerCase(Locale.ROOT) + "_" + values++);
  }

  void add(Node node) {
    nodes.add(node);
  }

  String nameOf(Value value) {
    if (value.graph() != this) {
      throw new IllegalArgumentException(
          "'%s' is a value of graph '%s', not of '%s'"
              .formatted(value.name(), value.graph().name, name));
    }
    return value.name();
  }

  private ProtoMessage message() {
    ProtoMessage graph = new ProtoMessage();
    Set<String> used = new HashSet<>();
    for (Node node : nodes) {
      graph.message(1, node.message());
      used.addAll(node.inputs());
    }
    graph.text(2, name);
    constants.forEach(
        (tensor, value) -> {
          if (used.contains(value.name())) {
            graph.message(5, ValueType.tensor(value.name(), tensor));
          }
        });
    inputs.forEach(input -> graph.message(11, input));
    outputs.forEach(output -> graph.message(12, output));
    ProtoMessage model =
        new ProtoMessage().int64(1, IR_VERSION).text(2, "zethus").message(7, graph);
    model.message(8, new ProtoMessage().text(1, "").int64(2, OPSET));
    metadata.forEach(
        (key, value) -> model.message(14, new ProtoMessage().text(1, key).text(2, value)));
    if (model.size() > LARGEST) {
      throw new ZethusException(
          "graph '%s' has %d bytes; one file of ONNX holds at most %d"
              .formatted(name, model.size(), LARGEST));
    }
    return model;
  }

  /**
   * Writes an {@code .onnx} file, whole or not at all.
   *
   * @throws ZethusException if that fails, or if it has more than 2 GiB
   */
  public void write(Path file) {
    AtomicFiles.write(file, message()::write);
  }

  /** {@return what {@link #write} would write} */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      message().write(Channels.newChannel(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
