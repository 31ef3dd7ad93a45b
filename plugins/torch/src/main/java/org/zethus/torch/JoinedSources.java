package org.zethus.torch;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;

/** Several files of weights as one: the names of each stand below a name of its own. */
final class JoinedSources implements TensorSource {
  private record Place(TensorSource source, String tensor) {}

  private final String name;
  private final Map<String, TensorSource> sources;
  private final Map<String, Place> places = new LinkedHashMap<>();

  /**
   * Joins files.
   *
   * @param name how messages call them together
   * @param sources by the name above theirs, e.g. {@code encoder}; owned
   */
  JoinedSources(String name, Map<String, TensorSource> sources) {
    this.name = name;
    this.sources = Map.copyOf(sources);
    sources.forEach(
        (part, source) ->
            source
                .names()
                .forEach(tensor -> places.put(part + "." + tensor, new Place(source, tensor))));
  }

  private Place place(String tensor) {
    Place place = places.get(tensor);
    if (place == null) {
      throw new IllegalArgumentException("%s has no tensor '%s'".formatted(name, tensor));
    }
    return place;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> names() {
    return new LinkedHashSet<>(places.keySet());
  }

  @Override
  public DType dtype(String tensor) {
    return place(tensor).source().dtype(place(tensor).tensor());
  }

  @Override
  public long[] shape(String tensor) {
    return place(tensor).source().shape(place(tensor).tensor());
  }

  @Override
  public Tensor get(String tensor) {
    return place(tensor).source().get(place(tensor).tensor());
  }

  @Override
  public Tensor part(String tensor, long from, int count) {
    return place(tensor).source().part(place(tensor).tensor(), from, count);
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
