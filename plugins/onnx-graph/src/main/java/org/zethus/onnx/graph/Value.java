package org.zethus.onnx.graph;

import java.util.Arrays;
import java.util.List;
import org.zethus.api.tensor.DType;

/**
 * A tensor that a graph will compute. Functions add nodes to its graph and have the names of
 * arrays' functions elsewhere here; shapes broadcast as in NumPy, axes count from the end where
 * they are negative.
 */
public final class Value {
  private final Graph graph;
  private final String name;

  Value(Graph graph, String name) {
    this.graph = graph;
    this.name = name;
  }

  /** {@return the graph it is a part of} */
  public Graph graph() {
    return graph;
  }

  String name() {
    return name;
  }

  private Value unary(String operator) {
    return graph.op(operator).of(this).result();
  }

  private Value binary(String operator, Value other) {
    return graph.op(operator).of(this, other).result();
  }

  public Value add(Value other) {
    return binary("Add", other);
  }

  public Value add(double number) {
    return add(graph.scalar(number));
  }

  public Value sub(Value other) {
    return binary("Sub", other);
  }

  public Value sub(double number) {
    return sub(graph.scalar(number));
  }

  public Value mul(Value other) {
    return binary("Mul", other);
  }

  public Value mul(double number) {
    return mul(graph.scalar(number));
  }

  public Value div(Value other) {
    return binary("Div", other);
  }

  public Value div(double number) {
    return div(graph.scalar(number));
  }

  public Value pow(double exponent) {
    return binary("Pow", graph.scalar(exponent));
  }

  public Value matMul(Value other) {
    return binary("MatMul", other);
  }

  public Value neg() {
    return unary("Neg");
  }

  public Value exp() {
    return unary("Exp");
  }

  public Value sqrt() {
    return unary("Sqrt");
  }

  public Value sin() {
    return unary("Sin");
  }

  public Value cos() {
    return unary("Cos");
  }

  public Value tanh() {
    return unary("Tanh");
  }

  public Value erf() {
    return unary("Erf");
  }

  public Value sigmoid() {
    return unary("Sigmoid");
  }

  public Value softplus() {
    return unary("Softplus");
  }

  public Value relu() {
    return unary("Relu");
  }

  public Value leakyRelu(double slope) {
    return graph.op("LeakyRelu").of(this).with("alpha", slope).result();
  }

  /** {@return elements rounded to the nearest integer, halves to the even one} */
  public Value round() {
    return unary("Round");
  }

  public Value ceil() {
    return unary("Ceil");
  }

  public Value floor() {
    return unary("Floor");
  }

  /** {@return the larger one} */
  public Value max(double number) {
    return binary("Max", graph.scalar(number));
  }

  /** {@return the smaller one} */
  public Value min(double number) {
    return binary("Min", graph.scalar(number));
  }

  public Value clip(double least, double most) {
    return max(least).min(most);
  }

  /** {@return truths} */
  public Value greater(Value other) {
    return binary("Greater", other);
  }

  /** {@return truths} */
  public Value greaterOrEqual(Value other) {
    return binary("GreaterOrEqual", other);
  }

  /** {@return truths} */
  public Value less(Value other) {
    return binary("Less", other);
  }

  /** {@return truths} */
  public Value lessOrEqual(Value other) {
    return binary("LessOrEqual", other);
  }

  /** {@return truths} */
  public Value differs(Value other) {
    return graph.op("Not").of(binary("Equal", other)).result();
  }

  /** {@return truths} */
  public Value and(Value other) {
    return binary("And", other);
  }

  /** {@return of truths: the elements of one where it is true, else of the other} */
  public Value where(Value yes, Value no) {
    return graph.op("Where").of(this, yes, no).result();
  }

  /** {@return the elements in another type} */
  public Value to(DType type) {
    return graph.op("Cast").of(this).with("to", ValueType.code(type)).result();
  }

  /** {@return its dimensions, int64} */
  public Value shape() {
    return unary("Shape");
  }

  /** {@return one of its dimensions, an int64 list of one} */
  public Value dimension(int axis) {
    return shape().slice(0, axis, axis + 1L);
  }

  /** {@return the elements in another shape; -1: what is left, 0: as it is} */
  public Value reshape(long... shape) {
    return reshape(graph.integers(shape));
  }

  /** {@return the elements in a shape that is computed} */
  public Value reshape(Value shape) {
    return binary("Reshape", shape);
  }

  /** {@return repeated to a shape that is computed} */
  public Value expand(Value shape) {
    return binary("Expand", shape);
  }

  public Value transpose(long... axes) {
    return graph.op("Transpose").of(this).with("perm", axes).result();
  }

  /** {@return with new dimensions of 1} */
  public Value expandDims(long... axes) {
    return binary("Unsqueeze", graph.integers(axes));
  }

  /** {@return without dimensions of 1} */
  public Value squeeze(long... axes) {
    return binary("Squeeze", graph.integers(axes));
  }

  /** {@return what lies from one index to before another along an axis} */
  public Value slice(int axis, long from, long to) {
    return slice(axis, graph.integers(from), graph.integers(to), 1);
  }

  /**
   * {@return every so manieth element from one index to before another}
   *
   * @param from list of one
   * @param to list of one
   */
  public Value slice(int axis, Value from, Value to, long step) {
    return graph
        .op("Slice")
        .of(this, from, to, graph.integers(axis), graph.integers(step))
        .result();
  }

  /** {@return equal parts along an axis} */
  public List<Value> split(int parts, int axis, long size) {
    long[] sizes = new long[parts];
    Arrays.fill(sizes, size);
    return graph.op("Split").of(this, graph.integers(sizes)).with("axis", axis).results(parts);
  }

  /** {@return turned around along an axis} */
  public Value flip(int axis) {
    return slice(axis, graph.integers(-1), graph.integers(Long.MIN_VALUE), -1);
  }

  /** {@return with another behind it along an axis} */
  public Value concat(Value other, int axis) {
    return graph.concat(axis, this, other);
  }

  /** {@return with its first and last value repeated before and after its last of three axes} */
  public Value continued(long before, long after) {
    return graph
        .op("Pad")
        .of(this, graph.integers(0, 0, before, 0, 0, after))
        .with("mode", "edge")
        .result();
  }

  /**
   * {@return with zeros before and after its last dimension of four; without so many values where
   * the number is negative}
   *
   * @param before list of one
   * @param after list of one
   */
  public Value padded(Value before, Value after) {
    Value none = graph.integers(0, 0, 0);
    return graph.op("Pad").of(this, graph.concat(0, none, before, none, after)).result();
  }

  /** {@return parts along an axis by their indices} */
  public Value gather(int axis, Value indices) {
    return graph.op("Gather").of(this, indices).with("axis", axis).result();
  }

  public Value softmax(int axis) {
    return graph.op("Softmax").of(this).with("axis", axis).result();
  }

  /** {@return the element of each row that an index, shaped as the result, names} */
  public Value gatherElements(int axis, Value indices) {
    return graph.op("GatherElements").of(this, indices).with("axis", axis).result();
  }

  /** {@return running sums} */
  public Value cumSum(long axis) {
    return binary("CumSum", graph.integer(axis));
  }

  /** {@return sums, in a dimension of 1} */
  public Value sum(long axis) {
    return binary("ReduceSum", graph.integers(axis));
  }

  /** {@return means, in a dimension of 1} */
  public Value mean(long axis) {
    return graph.op("ReduceMean").of(this).with("axes", new long[] {axis}).result();
  }

  /** {@return the largest elements, in a dimension of 1} */
  public Value greatest(long axis) {
    return graph.op("ReduceMax").of(this).with("axes", new long[] {axis}).result();
  }
}
