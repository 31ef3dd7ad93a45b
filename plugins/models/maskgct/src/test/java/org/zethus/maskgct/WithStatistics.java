package org.zethus.maskgct;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;

/** A golden case's weights with the statistics of the encoder's frames, which it has apart. */
record WithStatistics(TensorSource weights, Map<String, Tensor> statistics)
    implements TensorSource {
  WithStatistics(TensorSource weights, float[] mean, float[] deviation) {
    this(
        weights,
        Map.of(
            "semantic_statistics.mean", Tensor.of(mean, mean.length),
            "semantic_statistics.var", Tensor.of(squares(deviation), deviation.length)));
  }

  private static float[] squares(float[] values) {
    float[] squares = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      squares[i] = values[i] * values[i];
    }
    return squares;
  }

  @Override
  public String name() {
    return weights.name();
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(weights.names());
    names.addAll(statistics.keySet());
    return names;
  }

  @Override
  public DType dtype(String tensor) {
    return statistics.containsKey(tensor) ? DType.F32 : weights.dtype(tensor);
  }

  @Override
  public long[] shape(String tensor) {
    Tensor own = statistics.get(tensor);
    return own == null ? weights.shape(tensor) : own.shape();
  }

  @Override
  public Tensor get(String tensor) {
    Tensor own = statistics.get(tensor);
    return own == null ? weights.get(tensor) : own;
  }

  @Override
  public Tensor part(String tensor, long from, int count) {
    return weights.part(tensor, from, count);
  }

  @Override
  public Map<String, String> metadata() {
    return weights.metadata();
  }

  @Override
  public void close() {
    weights.close();
  }
}
