package org.zethus.api.tensor;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.zethus.api.plugin.ZethusException;

/** A source of which some tensors are replaced by others, e.g. a table that got more rows. */
public final class ReplacedTensors implements TensorSource {
  private final TensorSource source;
  private final Map<String, Tensor> replacements;

  /**
   * A source.
   *
   * @param source closed with this
   * @param replacements by name
   * @throws ZethusException if {@code source} has no tensor of such a name
   */
  public ReplacedTensors(TensorSource source, Map<String, Tensor> replacements) {
    this.source = source;
    this.replacements = Map.copyOf(replacements);
    replacements.keySet().forEach(source::shape);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Set<String> names() {
    return source.names();
  }

  @Override
  public DType dtype(String tensor) {
    Tensor replaced = replacements.get(tensor);
    return replaced == null ? source.dtype(tensor) : replaced.dtype();
  }

  @Override
  public long[] shape(String tensor) {
    Tensor replaced = replacements.get(tensor);
    return replaced == null ? source.shape(tensor) : replaced.shape();
  }

  @Override
  public Tensor get(String tensor) {
    Tensor replaced = replacements.get(tensor);
    return replaced == null ? source.get(tensor) : replaced;
  }

  @Override
  public Tensor part(String tensor, long from, int count) {
    Tensor replaced = replacements.get(tensor);
    if (replaced == null) {
      return source.part(tensor, from, count);
    }
    Objects.checkFromIndexSize(from, count, replaced.length());
    int width = replaced.dtype().bytes();
    ByteBuffer data = replaced.data();
    ByteBuffer part = data.slice((int) from * width, count * width).order(data.order());
    return new Tensor(replaced.dtype(), new long[] {count}, part);
  }

  @Override
  public Map<String, String> metadata() {
    return source.metadata();
  }

  @Override
  public void close() {
    source.close();
  }
}
