package org.zethus.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;

/** Names and shapes of weights that are not here. */
final class Outline implements TensorSource {
  private final String name;
  private final Map<String, long[]> shapes;

  Outline(String name, Map<String, long[]> shapes) {
    this.name = name;
    this.shapes = new LinkedHashMap<>(shapes);
  }

  /** {@return one zero, seen at every position of the shape} */
  static NDArray zeros(NDManager manager, long... shape) {
    if (shape.length == 0 || Tensor.elements(shape) == 0) {
      return manager.zeros(new Shape(shape));
    }
    try (NDArray zero = manager.zeros(new Shape(1))) {
      return zero.broadcast(new Shape(shape));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(shapes.keySet());
  }

  @Override
  public DType dtype(String tensor) {
    return DType.F32;
  }

  @Override
  public long[] shape(String tensor) {
    return Objects.requireNonNull(shapes.get(tensor), tensor).clone();
  }

  @Override
  public Tensor get(String tensor) {
    throw new UnsupportedOperationException(name + " has names and shapes only");
  }

  @Override
  public Tensor part(String tensor, long from, int count) {
    return get(tensor);
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
