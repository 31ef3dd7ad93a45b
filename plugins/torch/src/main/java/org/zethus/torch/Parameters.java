package org.zethus.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;

/** What the views of one {@link StateDict} share: the file, the arrays, and what went wrong. */
final class Parameters implements AutoCloseable {
  private static final int LISTED = 20;

  private record Entry(NDArray array, boolean trained) {}

  private final String name;
  private final NDManager manager;
  private final @Nullable TensorSource file;
  private final long seed;
  private final Map<String, Entry> taken = new LinkedHashMap<>();
  private final Set<String> ignored = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private boolean trained;

  /**
   * Reads from a file, or draws where there is none.
   *
   * @param name how messages call the checkpoint
   */
  Parameters(String name, NDManager manager, @Nullable TensorSource file, long seed) {
    this.name = name;
    this.manager = manager;
    this.file = file;
    this.seed = seed;
  }

  NDArray take(String parameter, Init init, long[] shape, boolean trained) {
    Entry entry = taken.get(parameter);
    if (entry == null) {
      NDArray array = file == null ? drawn(parameter, init, shape) : read(file, parameter, shape);
      NDScope.unregister(array); // weights outlive the call that loads them
      entry = new Entry(array, trained);
      taken.put(parameter, entry);
    } else if (!entry.array().getShape().equals(new Shape(shape))) {
      throw new IllegalStateException(
          "'%s' was taken as %s and is asked for as %s"
              .formatted(parameter, entry.array().getShape(), Arrays.toString(shape)));
    }
    return entry.array();
  }

  NDArray addition(String parameter, Init init, long[] shape) {
    if (has(parameter) || taken.containsKey(parameter)) {
      return take(parameter, init, shape, true);
    }
    NDArray array = drawn(parameter, init, shape);
    NDScope.unregister(array);
    taken.put(parameter, new Entry(array, true));
    return array;
  }

  NDArray[] packed(String parameter, Init init, Function<NDArray, NDArray[]> pack, long[] shape) {
    try (NDArray whole =
        file == null ? drawn(parameter, init, shape) : read(file, parameter, shape)) {
      NDArray[] packed = Autograd.inference(() -> pack.apply(whole));
      NDScope.unregister(packed);
      ignored.add(parameter);
      return packed;
    }
  }

  private NDArray drawn(String parameter, Init init, long[] shape) {
    float[] values = new float[Math.toIntExact(Tensor.elements(shape))];
    init.fill(values, new Random(mix(seed, parameter)));
    return Tensors.of(manager, values, shape);
  }

  /** FNV-1a over the seed and the name: neighbouring names and seeds begin far apart. */
  private static long mix(long seed, String parameter) {
    long hash = (seed ^ 0xcbf29ce484222325L) * 0x100000001b3L;
    for (int i = 0; i < parameter.length(); i++) {
      hash = (hash ^ parameter.charAt(i)) * 0x100000001b3L;
    }
    return hash ^ (hash >>> 32);
  }

  private NDArray read(TensorSource file, String parameter, long[] shape) {
    if (!file.names().contains(parameter)) {
      problems.add("parameter '%s' %s is missing".formatted(parameter, asTuple(shape)));
    } else if (!sameShape(file.shape(parameter), shape)) {
      problems.add(
          "parameter '%s' is %s, config.json asks for %s"
              .formatted(parameter, asTuple(file.shape(parameter)), asTuple(shape)));
    } else {
      return Tensors.read(manager, file, parameter, shape);
    }
    return manager.zeros(new Shape(shape)); // so that building goes on and finds the rest
  }

  /** Some writers give a scalar the shape (1), others (). */
  private static boolean sameShape(long[] found, long[] wanted) {
    return Arrays.equals(found, wanted)
        || found.length + wanted.length == 1 && Tensor.elements(found) == Tensor.elements(wanted);
  }

  private static String asTuple(long[] shape) {
    return LongStream.of(shape)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  boolean has(String parameter) {
    return file != null && file.names().contains(parameter);
  }

  void ignore(String parameter) {
    ignored.add(parameter);
  }

  void ignoreBelow(String prefix) {
    if (file != null) {
      file.names().stream().filter(name -> name.startsWith(prefix)).forEach(ignored::add);
    }
  }

  /**
   * Ends reading.
   *
   * @throws ZethusException listing everything wrong, with what the file has and nobody took
   */
  void requireComplete() {
    if (file == null) {
      return;
    }
    file.close();
    List<String> all = new ArrayList<>(problems);
    for (String parameter : file.names()) {
      if (!taken.containsKey(parameter) && !ignored.contains(parameter)) {
        all.add(
            "parameter '%s' %s is unexpected".formatted(parameter, asTuple(file.shape(parameter))));
      }
    }
    if (!all.isEmpty()) {
      String listed = all.stream().limit(LISTED).collect(Collectors.joining("\n  "));
      String rest = all.size() > LISTED ? "\n  … and %d more".formatted(all.size() - LISTED) : "";
      throw new ZethusException(
          "cannot load checkpoint '%s':\n  %s%s\nIs this the config it was trained with?"
              .formatted(name, listed, rest));
    }
  }

  Map<String, NDArray> below(String prefix, boolean withBuffers) {
    Map<String, NDArray> found = new LinkedHashMap<>();
    taken.forEach(
        (parameter, entry) -> {
          if (parameter.startsWith(prefix) && (entry.trained() || withBuffers)) {
            found.put(parameter, entry.array());
          }
        });
    return found;
  }

  /**
   * Takes the parameters below a prefix out of training.
   *
   * @return whether there are any
   */
  boolean freeze(String prefix) {
    List<String> found = List.copyOf(below(prefix, false).keySet());
    found.forEach(name -> taken.computeIfPresent(name, (n, e) -> new Entry(e.array(), false)));
    return !found.isEmpty();
  }

  String name() {
    return name;
  }

  NDManager manager() {
    return manager;
  }

  boolean isTrained() {
    return trained;
  }

  void markTrained() {
    trained = true;
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
    manager.close();
  }
}
