package org.zethus.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;

/**
 * Weights that a golden case stores as a formula where they would be large, beside those that it
 * stores as they are.
 *
 * <p>Element {@code i}, row by row, of entry {@code k} is {@code offset + amp * u}, where {@code u}
 * in [-1, 1) is a hash of both.
 */
final class FormulaWeights implements TensorSource {
  private static final double TWO_TO_32 = 4294967296.0;

  /** How the elements of one tensor are made. */
  private record Entry(int k, String name, List<Long> shape, double amp, double offset) {
    long[] sizes() {
      return shape.stream().mapToLong(Long::longValue).toArray();
    }

    float element(long i) {
      int h = (int) i * 0x9E3779B1 + (k * 0x85EBCA77 + 0x165667B1);
      h ^= h >>> 15;
      h *= 0x2C1B3C6D;
      h ^= h >>> 12;
      h *= 0x297A2D39;
      h ^= h >>> 15;
      return (float) (offset + amp * (Integer.toUnsignedLong(h) / TWO_TO_32 * 2 - 1));
    }
  }

  private final String name;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * The weights of a list in {@code case.json}.
   *
   * @param list each with {@code k}, {@code name}, {@code shape}, {@code amp} and {@code offset}
   */
  FormulaWeights(String name, List<?> list) {
    this.name = name;
    for (Object item : list) {
      Map<String, Object> values = new LinkedHashMap<>();
      ((Map<?, ?>) item).forEach((key, value) -> values.put((String) key, value));
      Entry entry = Config.of(values, name).as(Entry.class);
      entries.put(entry.name(), entry);
    }
  }

  private Entry entry(String tensor) {
    Entry entry = entries.get(tensor);
    if (entry == null) {
      throw new ZethusException("%s: no tensor '%s'".formatted(name, tensor));
    }
    return entry;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> names() {
    return entries.keySet();
  }

  @Override
  public DType dtype(String tensor) {
    return DType.F32;
  }

  @Override
  public long[] shape(String tensor) {
    return entry(tensor).sizes();
  }

  @Override
  public Tensor get(String tensor) {
    Tensor flat = part(tensor, 0, Math.toIntExact(Tensor.elements(shape(tensor))));
    return new Tensor(DType.F32, shape(tensor), flat.data());
  }

  @Override
  public Tensor part(String tensor, long from, int count) {
    Entry entry = entry(tensor);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = entry.element(from + i);
    }
    return Tensor.of(values, count);
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of();
  }

  @Override
  public void close() {}
}
