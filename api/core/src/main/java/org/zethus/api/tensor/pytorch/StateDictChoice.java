package org.zethus.api.tensor.pytorch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the weights in what a training saved. Of a dictionary it takes
 *
 * <ol>
 *   <li>the value of the first of {@link #WRAPPERS} that is there and has tensors in it, and looks
 *       on in that;
 *   <li>else, if all its tensors are in one value, and that is a dictionary, that one;
 *   <li>else all tensors in it, those of inner dictionaries and lists under {@code outer.inner},
 *       without the state of optimizers and schedulers.
 * </ol>
 *
 * <p>The prefixes that {@code DataParallel} ({@code module.}) and {@code torch.compile} ({@code
 * _orig_mod.}) give to every name are taken off.
 */
final class StateDictChoice {
  /** Keys under which trainings keep the weights, most telling first. */
  private static final List<String> WRAPPERS =
      List.of(
          "state_dict",
          "model_state_dict",
          "generator_state_dict",
          "model",
          "generator",
          "net",
          "module",
          "weights",
          "weight",
          "params");

  private static final List<String> PREFIXES = List.of("module.", "_orig_mod.");
  private static final List<String> TRAINING =
      List.of("optim", "scheduler", "lr_scheduler", "scaler");
  private static final int DEEPEST = 64;
  private static final int MOST_STEPS = 1_000_000;
  private static final int LONGEST_NAME = 512;
  private static final int LONGEST_VALUE = 200;

  private final Map<String, StridedTensor> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<Object, Boolean> holding = new IdentityHashMap<>();
  private int steps;

  private StateDictChoice() {}

  /**
   * Looks into what was saved.
   *
   * @throws IllegalArgumentException if it nests without end
   */
  static StateDictChoice of(Object root) {
    StateDictChoice choice = new StateDictChoice();
    List<String> path = new ArrayList<>();
    Object chosen = choice.descend(root, path);
    if (!path.isEmpty()) {
      choice.metadata.put("weights in", String.join(".", path));
    }
    choice.flatten("", chosen, 0);
    return choice;
  }

  /** {@return the weights by name} */
  Map<String, StridedTensor> tensors() {
    return tensors;
  }

  /** {@return where the weights were, and the numbers and texts saved beside them} */
  Map<String, String> metadata() {
    return metadata;
  }

  private Object descend(Object value, List<String> path) {
    Object chosen = value;
    while (chosen instanceof Table table && path.size() < DEEPEST) {
      keepScalars(table);
      String next = next(table);
      if (next == null) {
        break;
      }
      path.add(next);
      chosen = Objects.requireNonNull(table.entries().get(next), next);
    }
    return chosen;
  }

  private @Nullable String next(Table table) {
    for (String wrapper : WRAPPERS) {
      if (table.entries().get(wrapper) instanceof Table inner && holdsTensors(inner, 0)) {
        return wrapper;
      }
    }
    String only = null;
    for (Map.Entry<Object, Object> entry : table.entries().entrySet()) {
      if (!isTraining(entry.getKey()) && holdsTensors(entry.getValue(), 0)) {
        if (only != null
            || !(entry.getValue() instanceof Table)
            || !(entry.getKey() instanceof String key)) {
          return null;
        }
        only = key;
      }
    }
    return only;
  }

  private static boolean isTraining(Object key) {
    return key instanceof String text && TRAINING.stream().anyMatch(text::startsWith);
  }

  /** A value that is asked about while it is looked at holds itself, which adds nothing. */
  private boolean holdsTensors(Object value, int depth) {
    if (value instanceof StridedTensor) {
      return true;
    }
    if (depth > DEEPEST || !(value instanceof Table || value instanceof Sequence)) {
      return false;
    }
    Boolean known = holding.putIfAbsent(value, false);
    if (known != null) {
      return known;
    }
    Collection<Object> children =
        value instanceof Table table ? table.entries().values() : ((Sequence) value).items();
    boolean holds = children.stream().anyMatch(child -> holdsTensors(child, depth + 1));
    holding.put(value, holds);
    return holds;
  }

  private static Map<?, Object> children(Object value) {
    if (value instanceof Table table) {
      return table.entries();
    }
    Map<Object, Object> indexed = new LinkedHashMap<>();
    List<Object> items = ((Sequence) value).items();
    for (int i = 0; i < items.size(); i++) {
      indexed.put((long) i, items.get(i));
    }
    return indexed;
  }

  private void flatten(String prefix, Object value, int depth) {
    if (prefix.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("a name has more than %d letters".formatted(LONGEST_NAME));
    }
    if (value instanceof StridedTensor tensor) {
      tensors.put(prefix.isEmpty() ? "tensor" : prefix, tensor);
      return;
    }
    if (!holdsTensors(value, 0)) {
      return;
    }
    Map<?, Object> children = children(value);
    String common = commonPrefix(children.keySet());
    children.forEach(
        (key, child) -> {
          if (++steps > MOST_STEPS || depth > DEEPEST) {
            throw new IllegalArgumentException("its dictionaries contain one another without end");
          }
          if (!isTraining(key) && (key instanceof String || key instanceof Long)) {
            String name = key.toString().substring(common.length());
            flatten(prefix.isEmpty() ? name : prefix + "." + name, child, depth + 1);
          }
        });
  }

  private static String commonPrefix(Set<?> keys) {
    String common = "";
    boolean longer = true;
    while (longer) {
      longer = false;
      for (String prefix : PREFIXES) {
        String tried = common + prefix;
        if (!keys.isEmpty()
            && keys.stream()
                .allMatch(key -> key instanceof String name && name.startsWith(tried))) {
          common = tried;
          longer = true;
        }
      }
    }
    return common;
  }

  private void keepScalars(Table table) {
    table
        .entries()
        .forEach(
            (key, value) -> {
              if (key instanceof String name
                  && (value instanceof Number
                      || value instanceof Boolean
                      || value instanceof String)
                  && value.toString().length() <= LONGEST_VALUE) {
                metadata.put(name, value.toString());
              }
            });
  }
}
