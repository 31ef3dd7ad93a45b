package org.zethus.onnx.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A node that is being described; {@link #result} puts it into the graph. */
public final class Operation {
  private final Graph graph;
  private final String operator;
  private final List<String> inputs = new ArrayList<>();
  private final Map<String, Attribute> attributes = new LinkedHashMap<>();

  Operation(Graph graph, String operator) {
    this.graph = graph;
    this.operator = operator;
  }

  /** Adds inputs; null where an optional one is left out. */
  public Operation of(@Nullable Value... values) {
    for (Value value : values) {
      inputs.add(value == null ? "" : graph.nameOf(value));
    }
    return this;
  }

  /** Sets a floating-point attribute. */
  public Operation with(String name, double value) {
    return with(name, new Attribute.OfFloat((float) value));
  }

  /** Sets an integer attribute. */
  public Operation with(String name, long value) {
    return with(name, new Attribute.OfInt(value));
  }

  /** Sets an attribute that is a list of integers. */
  public Operation with(String name, long[] values) {
    return with(name, new Attribute.OfInts(LongStream.of(values).boxed().toList()));
  }

  /** Sets a textual attribute. */
  public Operation with(String name, String value) {
    return with(name, new Attribute.OfText(value));
  }

  private Operation with(String name, Attribute attribute) {
    attributes.put(name, attribute);
    return this;
  }

  /** {@return the only result} */
  public Value result() {
    return results(1).get(0);
  }

  /** {@return the first results, so many} */
  public List<Value> results(int count) {
    List<Value> results = IntStream.range(0, count).mapToObj(i -> graph.fresh(operator)).toList();
    List<String> names = results.stream().map(Value::name).toList();
    while (!inputs.isEmpty() && inputs.get(inputs.size() - 1).isEmpty()) {
      inputs.remove(inputs.size() - 1);
    }
    graph.add(new Node(operator, List.copyOf(inputs), names, attributes));
    return results;
  }
}
