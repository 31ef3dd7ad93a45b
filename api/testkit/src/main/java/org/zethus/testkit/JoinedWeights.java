package org.zethus.testkit;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;

/** Two sources as one; where both have a tensor, the first one's counts. */
record JoinedWeights(TensorSource first, TensorSource second) implements TensorSource {
  private TensorSource holder(String tensor) {
    return first.names().contains(tensor) ? first : second;
  }

  @Override
  public String name() {
    return first.name();
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(first.names());
    names.addAll(second.names());
    return names;
  }

  @Override
  public DType dtype(String tensor) {
    return holder(tensor).dtype(tensor);
  }

  @Override
  public long[] shape(String tensor) {
    return holder(tensor).shape(tensor);
  }

  @Override
  public Tensor get(String tensor) {
    return holder(tensor).get(tensor);
  }

  @Override
  public Tensor part(String tensor, long from, int count) {
    return holder(tensor).part(tensor, from, count);
  }

  @Override
  public Map<String, String> metadata() {
    return first.metadata();
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
