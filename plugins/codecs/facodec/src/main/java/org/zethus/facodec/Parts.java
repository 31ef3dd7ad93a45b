package org.zethus.facodec;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;

/** Several files of weights as one: the names of each are below a name of its own. */
final class Parts implements TensorSource {
  private final String name;
  private final Map<String, TensorSource> sources;

  /** A tensor's file, and its name there. */
  private record Place(TensorSource source, String tensor) {}

  /**
   * Joins files.
   *
   * @param name how messages call them together
   * @param sources by what stands before the names, e.g. {@code encoder}; closed with this
   */
  Parts(String name, Map<String, TensorSource> sources) {
    this.name = name;
    this.sources = new LinkedHashMap<>(sources);
  }

  private Place place(String tensor) {
    int dot = tensor.indexOf('.');
    return new Place(
        Objects.requireNonNull(sources.get(tensor.substring(0, dot)), tensor),
        tensor.substring(dot + 1));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    sources.forEach(
        (part, source) -> source.names().forEach(tensor -> names.add(part + "." + tensor)));
    return names;
  }

  @Override
  public DType dtype(String tensor) {
    Place place = place(tensor);
    return place.source().dtype(place.tensor());
  }

  @Override
  public long[] shape(String tensor) {
    Place place = place(tensor);
    return place.source().shape(place.tensor());
  }

  @Override
  public Tensor get(String tensor) {
    Place place = place(tensor);
    return place.source().get(place.tensor());
  }

  @Override
  public Tensor part(String tensor, long from, int count) {
    Place place = place(tensor);
    return place.source().part(place.tensor(), from, count);
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of();
  }

  @Override
  public void close() {
    sources.values().forEach(TensorSource::close);
  }
}
