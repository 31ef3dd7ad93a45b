package org.zethus.tf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.DataType;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.tf.file.DataTypes;

/**
 * A graph that computes: named tensors in, named tensors out. Threads may share it, and their calls
 * run side by side. Closing never waits: the native memory is freed when the last call has ended.
 */
public final class TensorGraph implements AutoCloseable {
  /**
   * Where a value goes in or comes out.
   *
   * @param operation name in the graph
   * @param index which of its outputs
   * @param type of the elements
   * @param shape -1 where any size will do; null where any shape will do
   */
  record Port(String operation, int index, DataType type, long @Nullable [] shape) {
    static Port of(Operand<?> operand) {
      return new Port(
          operand.asOutput().op().name(),
          operand.asOutput().index(),
          operand.asOutput().dataType(),
          operand.shape().asArray());
    }

    boolean takes(Tensor tensor) {
      return DataTypes.dtype(type).filter(tensor.dtype()::equals).isPresent()
          && (shape == null || fits(shape, tensor.shape()));
    }

    private static boolean fits(long[] wanted, long[] found) {
      if (wanted.length != found.length) {
        return false;
      }
      for (int i = 0; i < wanted.length; i++) {
        if (wanted[i] >= 0 && wanted[i] != found[i]) {
          return false;
        }
      }
      return true;
    }

    String describe() {
      return type + (shape == null ? "" : Arrays.toString(shape));
    }
  }

  private final Session session;
  private final AutoCloseable owner;
  private final Map<String, Port> inputs;
  private final Map<String, Port> outputs;
  private int users;
  private boolean closed;

  TensorGraph(
      Session session, AutoCloseable owner, Map<String, Port> inputs, Map<String, Port> outputs) {
    this.session = session;
    this.owner = owner;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /** {@return a graph that is closed with it} */
  static TensorGraph of(Graph graph, Map<String, Port> inputs, Map<String, Port> outputs) {
    Session session = new Session(graph, Threads.config());
    AutoCloseable owner =
        () -> {
          session.close();
          graph.close();
        };
    return new TensorGraph(session, owner, inputs, outputs);
  }

  /** {@return the names of what it takes} */
  public List<String> inputs() {
    return List.copyOf(inputs.keySet());
  }

  /** {@return the names of what it makes} */
  public List<String> outputs() {
    return List.copyOf(outputs.keySet());
  }

  /**
   * Computes all outputs.
   *
   * @param values all inputs, by name
   * @throws ZethusException if an input is missing, unknown, of another type or shape, or the graph
   *     cannot compute with these values
   * @throws IllegalStateException if this is closed
   */
  public Map<String, Tensor> run(Map<String, Tensor> values) {
    enter();
    List<AutoCloseable> engineTensors = new ArrayList<>();
    try {
      requireInputs(values);
      Session.Runner runner = session.runner();
      values.forEach(
          (name, value) -> {
            Port port = port(name);
            org.tensorflow.Tensor tensor = EngineTensors.toEngine(value);
            engineTensors.add(tensor);
            runner.feed(port.operation(), port.index(), tensor);
          });
      outputs.values().forEach(port -> runner.fetch(port.operation(), port.index()));
      return read(runner);
    } catch (TensorFlowException e) {
      throw new ZethusException("TensorFlow cannot run the graph: " + e.getMessage(), e);
    } finally {
      engineTensors.forEach(TensorGraph::close);
      leave();
    }
  }

  private Map<String, Tensor> read(Session.Runner runner) {
    Map<String, Tensor> made = new LinkedHashMap<>();
    try (Result result = runner.run()) {
      int i = 0;
      for (String output : outputs.keySet()) {
        made.put(output, EngineTensors.fromEngine(result.get(i++)));
      }
    }
    return made;
  }

  private Port port(String input) {
    Port port = inputs.get(input);
    if (port == null) {
      throw new ZethusException(
          "the graph has no input '%s'; it has %s".formatted(input, inputs.keySet()));
    }
    return port;
  }

  private void requireInputs(Map<String, Tensor> values) {
    inputs.forEach(
        (name, port) -> {
          Tensor value = values.get(name);
          if (value == null || !port.takes(value)) {
            throw new ZethusException(
                "input '%s' of the graph is %s, found %s"
                    .formatted(name, port.describe(), value == null ? "none" : value));
          }
        });
  }

  private synchronized void enter() {
    if (closed) {
      throw new IllegalStateException("this graph is closed");
    }
    users++;
  }

  private synchronized void leave() {
    users--;
    if (closed && users == 0) {
      close(owner);
    }
  }

  /** Refuses further calls; the native memory is freed when the last running one has ended. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      if (users == 0) {
        close(owner);
      }
    }
  }

  private static void close(AutoCloseable memory) {
    try {
      memory.close();
    } catch (Exception e) {
      throw new IllegalStateException("TensorFlow does not free its memory: " + e, e);
    }
  }
}
