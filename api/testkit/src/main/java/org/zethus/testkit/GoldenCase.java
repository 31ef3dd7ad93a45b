package org.zethus.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;

/**
 * One folder of recorded numbers: {@code case.json}, {@code io.safetensors} with inputs {@code
 * in.*}, outputs {@code out.*} and intermediates {@code mid.*}, and {@code weights.safetensors}.
 * Names are those of the files.
 */
public final class GoldenCase {
  private final Path folder;
  private final Config json;
  private final Map<String, Tensor> io;

  private GoldenCase(Path folder, Config json, Map<String, Tensor> io) {
    this.folder = folder;
    this.json = json;
    this.io = io;
  }

  /** Reads a case. */
  public static GoldenCase read(Path folder) {
    Path file = folder.resolve("case.json");
    try {
      Config json = Config.parse(Files.readString(file), file.toString());
      Path io = folder.resolve("io.safetensors");
      return new GoldenCase(folder, json, Files.exists(io) ? readAll(io) : Map.of());
    } catch (IOException e) {
      throw new ZethusException("cannot read golden case %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private static Map<String, Tensor> readAll(Path file) {
    Map<String, Tensor> tensors = new java.util.TreeMap<>();
    try (SafeTensors opened = SafeTensors.open(file)) {
      opened.names().forEach(name -> tensors.put(name, opened.get(name)));
    }
    return tensors;
  }

  /** {@return the folder} */
  public Path folder() {
    return folder;
  }

  /** {@return {@code area/case}} */
  public String name() {
    return area() + "/" + folder.getFileName();
  }

  /** {@return the name of the folder the case lies in} */
  public String area() {
    return area(folder);
  }

  static String area(Path folder) {
    Path parent = folder.toAbsolutePath().getParent();
    return parent == null ? "" : String.valueOf(parent.getFileName());
  }

  /** {@return what {@code case.json} calls the model} */
  public String model() {
    return String.valueOf(json.get("model"));
  }

  /** {@return the whole {@code case.json}} */
  public Config json() {
    return json;
  }

  /** {@return the model's config} */
  public Config config() {
    return json.section("config");
  }

  /** {@return the weights under the reference's names} */
  public SafeTensors weights() {
    return SafeTensors.open(folder.resolve("weights.safetensors"));
  }

  /**
   * {@return weights that {@code case.json} gives by a formula, since they would be large}
   *
   * @param list the key of their list, e.g. {@code formula_weights}
   */
  public TensorSource formulaWeights(String list) {
    if (!(json.get(list) instanceof List<?> entries)) {
      throw new AssertionError("golden case %s has no list '%s'".formatted(name(), list));
    }
    return new FormulaWeights(name() + " " + list, entries);
  }

  /**
   * {@return the stored weights and those given by a formula}
   *
   * @param list the key of their list, e.g. {@code formula_weights}
   */
  public TensorSource weightsAnd(String list) {
    return new JoinedWeights(weights(), formulaWeights(list));
  }

  /** {@return the names of all recorded arrays, with {@code in.}, {@code out.} or {@code mid.}} */
  public Set<String> names() {
    return new TreeSet<>(io.keySet());
  }

  /** {@return whether an array was recorded} */
  public boolean has(String name) {
    return io.containsKey(name);
  }

  /** {@return a recorded array, e.g. {@code in.mel}} */
  public Tensor tensor(String name) {
    Tensor tensor = io.get(name);
    if (tensor == null) {
      throw new AssertionError(
          "golden case %s has no '%s'; it has %s".formatted(name(), name, io.keySet()));
    }
    return tensor;
  }

  /** {@return a recorded array's elements} */
  public float[] floats(String name) {
    return tensor(name).floats();
  }

  /** {@return a recorded array's elements} */
  public double[] doubles(String name) {
    return tensor(name).doubles();
  }

  /** {@return a recorded integer array's elements} */
  public long[] longs(String name) {
    return tensor(name).longs();
  }

  /** Compares with a recorded array, within the case's own tolerance. */
  public void assertClose(String name, float[] actual) {
    double[] wide = new double[actual.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = actual[i];
    }
    assertClose(name, wide);
  }

  /** Compares with a recorded array, within the case's own tolerance. */
  public void assertClose(String name, double[] actual) {
    assertClose(name, actual, tolerance("rtol"), tolerance("atol"));
  }

  /**
   * Compares with a recorded array; a tolerance looser than the case's needs a reason beside it.
   */
  public void assertClose(String name, double[] actual, double rtol, double atol) {
    Tensor expected = tensor(name);
    Closeness.assertClose(
        name() + " " + name, expected.doubles(), actual, expected.shape(), rtol, atol);
  }

  /** Compares with a recorded integer array, exactly. */
  public void assertSame(String name, long[] actual) {
    Tensor expected = tensor(name);
    double[] wide = new double[actual.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = actual[i];
    }
    Closeness.assertClose(name() + " " + name, expected.doubles(), wide, expected.shape(), 0, 0);
  }

  /** {@return {@code rtol} or {@code atol}} */
  public double tolerance(String which) {
    return json.get("tolerance." + which) instanceof Number number ? number.doubleValue() : 0;
  }

  /** {@return the entries of a text case} */
  public List<Config> entries() {
    return json.get("entries") instanceof List<?> list
        ? list.stream().map(entry -> asConfig((Map<?, ?>) entry)).toList()
        : List.of();
  }

  private Config asConfig(Map<?, ?> entry) {
    Map<String, Object> values = new java.util.LinkedHashMap<>();
    entry.forEach((key, value) -> values.put((String) key, value));
    return Config.of(values, name());
  }

  @Override
  public String toString() {
    return name();
  }
}
