package org.zethus.tf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;

/**
 * A graph in the making. Layers take their weights by the names that the checkpoint has; what is
 * missing or of another shape is remembered, and reported together with what nobody took.
 */
public final class GraphBuilder {
  private final String name;
  private final Map<String, Tensor> weights;
  private final TreeSet<String> left;
  private final List<String> problems = new ArrayList<>();
  private final Graph graph = new Graph();
  private final Ops ops = Ops.create(graph);
  private final Map<String, TensorGraph.Port> inputs = new LinkedHashMap<>();
  private final Map<String, TensorGraph.Port> outputs = new LinkedHashMap<>();

  GraphBuilder(String name, Map<String, Tensor> weights) {
    this.name = name;
    this.weights = weights;
    this.left = new TreeSet<>(weights.keySet());
  }

  /** {@return TensorFlow's operations, which join this graph} */
  public Ops ops() {
    return ops;
  }

  /**
   * {@return a float32 input}
   *
   * @param shape -1 where any size will do
   */
  public Operand<TFloat32> input(String port, long... shape) {
    Placeholder<TFloat32> input =
        ops.withName(port).placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    inputs.put(port, TensorGraph.Port.of(input));
    return input;
  }

  /** Makes an operand an output. */
  public void output(String port, Operand<TFloat32> operand) {
    outputs.put(port, TensorGraph.Port.of(operand));
  }

  /**
   * {@return a weight, as float32 whatever its precision in the file}
   *
   * @param shape as in the checkpoint
   */
  public Operand<TFloat32> weight(String weight, long... shape) {
    return constant(values(weight, shape), shape);
  }

  /** {@return a weight's values row by row, for one that is computed with before it is used} */
  public float[] values(String weight, long... shape) {
    Tensor tensor = weights.get(weight);
    left.remove(weight);
    if (tensor == null) {
      problems.add("'%s' is missing".formatted(weight));
    } else if (!Arrays.equals(tensor.shape(), shape)) {
      problems.add(
          "'%s' is %s, expected %s"
              .formatted(weight, Arrays.toString(tensor.shape()), Arrays.toString(shape)));
    } else {
      return tensor.floats();
    }
    return new float[Math.toIntExact(Tensor.elements(shape))]; // so that all problems are found
  }

  /** {@return a constant} */
  public Operand<TFloat32> constant(float[] values, long... shape) {
    return ops.constant(Shape.of(shape), DataBuffers.of(values, true, false));
  }

  void requireComplete() {
    left.forEach(weight -> problems.add("'%s' is not expected".formatted(weight)));
    if (!problems.isEmpty()) {
      throw new ZethusException(
          "cannot load checkpoint '%s': %s. Is it a checkpoint of this model?"
              .formatted(name, String.join("; ", problems)));
    }
  }

  TensorGraph finish() {
    return TensorGraph.of(graph, inputs, outputs);
  }

  void close() {
    graph.close();
  }
}
