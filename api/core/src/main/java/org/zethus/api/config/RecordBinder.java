package org.zethus.api.config;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Between JSON objects and records. Problems are collected, so that one attempt shows them all. */
final class RecordBinder {
  private final List<String> problems = new ArrayList<>();

  private RecordBinder() {}

  static <R extends Record> R bind(Class<R> type, Config config) {
    RecordBinder binder = new RecordBinder();
    Object record = binder.record(type, config.asMap(), "");
    if (record == null || !binder.problems.isEmpty()) {
      throw ConfigException.of(config.source(), binder.problems);
    }
    return type.cast(record);
  }

  static Map<String, @Nullable Object> unbind(Record record) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = read(component, record);
      if (isInlined(component)) {
        unbind((Record) Objects.requireNonNull(value))
            .forEach((key, item) -> put(values, key, item));
      } else {
        put(values, key(component), plain(value));
      }
    }
    return values;
  }

  /** Two components may read one section. */
  private static void put(
      Map<String, @Nullable Object> values, String key, @Nullable Object value) {
    values.put(
        key,
        values.get(key) instanceof Map<?, ?> other && value instanceof Map<?, ?> section
            ? union(other, section)
            : value);
  }

  /** The component's keys stand beside those of its record's other components. */
  private static boolean isInlined(RecordComponent component) {
    return component.getType().isRecord() && key(component).isEmpty();
  }

  private static Map<Object, @Nullable Object> union(Map<?, ?> a, Map<?, ?> b) {
    Map<Object, @Nullable Object> union = new LinkedHashMap<>(a);
    union.putAll(b);
    return union;
  }

  private static @Nullable Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Record record) {
      return unbind(record);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(RecordBinder::plain)
          .collect(Collectors.toCollection(ArrayList::new));
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      map.entrySet().stream()
          .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
          .forEach(entry -> values.put(entry.getKey().toString(), plain(entry.getValue())));
      return values;
    }
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }

  /** {@code null} exactly if a problem was noted. */
  private @Nullable Object record(Class<?> type, Map<?, ?> values, String path) {
    int before = problems.size();
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      arguments[i] = component(components[i], values, path);
    }
    if (problems.size() > before) {
      return null;
    }
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      String where = path.isEmpty() ? "" : "key '%s': ".formatted(path);
      Throwable refusal = e.getCause() == null ? e : e.getCause();
      problems.add(where + refusal.getMessage());
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type, e);
    }
  }

  private @Nullable Object component(RecordComponent component, Map<?, ?> values, String path) {
    if (isInlined(component)) {
      return record(component.getType(), values, path);
    }
    String key = key(component);
    String at = path.isEmpty() ? key : path + "." + key;
    Default fallback = component.getAnnotation(Default.class);
    if (values.containsKey(key)) {
      Object value = values.get(key);
      if (value == null && isNullable(component.getAnnotatedType())) {
        return null;
      }
      if (value != null || fallback == null) {
        return convert(component.getGenericType(), value, at);
      }
    }
    if (fallback != null) {
      return convert(component.getGenericType(), fallback(fallback, component.getType()), at);
    }
    if (isNullable(component.getAnnotatedType())) {
      return null;
    }
    problems.add(
        "key '%s' is missing, expected %s".formatted(at, name(component.getGenericType())));
    return null;
  }

  private static @Nullable Object fallback(Default fallback, Class<?> type) {
    return type == String.class || type.isEnum()
        ? fallback.value()
        : Json.parse(fallback.value(), "default");
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private @Nullable Object convert(Type type, @Nullable Object value, String path) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class && value instanceof List<?> list) {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
          items.add(convert(arguments[0], list.get(i), path + "[" + i + "]"));
        }
        return items;
      }
      if (generic.getRawType() == Map.class && value instanceof Map<?, ?> map) {
        Map<String, @Nullable Object> items = new LinkedHashMap<>();
        map.forEach(
            (key, item) -> items.put((String) key, convert(arguments[1], item, path + "." + key)));
        return items;
      }
    } else if (type instanceof Class<?> simple) {
      Object converted = convert(simple, value, path);
      if (converted != null
          || simple == Object.class
          || simple.isRecord() && value instanceof Map) {
        return converted;
      }
    }
    problems.add("key '%s': found %s, expected %s".formatted(path, Json.write(value), name(type)));
    return null;
  }

  private @Nullable Object convert(Class<?> type, @Nullable Object value, String path) {
    if (type == Object.class) {
      return value;
    }
    if (type.isRecord()) {
      return value instanceof Map<?, ?> map ? record(type, map, path) : null;
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(String.valueOf(value)))
          .findFirst()
          .orElse(null);
    }
    if (type == String.class || type == boolean.class || type == Boolean.class) {
      return value instanceof String == (type == String.class)
              && !(value instanceof Number)
              && !(value instanceof List)
              && !(value instanceof Map)
          ? value
          : null;
    }
    if (value instanceof Number number) {
      if (type == double.class || type == Double.class) {
        return number.doubleValue();
      }
      boolean whole = number.doubleValue() == Math.rint(number.doubleValue());
      if (whole && (type == long.class || type == Long.class)) {
        return number.longValue();
      }
      if (whole
          && (type == int.class || type == Integer.class)
          && Math.abs(number.doubleValue()) <= Integer.MAX_VALUE) {
        return number.intValue();
      }
    }
    return null;
  }

  private static String name(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? "a list, each item " + name(generic.getActualTypeArguments()[0])
          : "an object, each value " + name(generic.getActualTypeArguments()[1]);
    }
    Class<?> simple = (Class<?>) type;
    if (simple.isEnum()) {
      return "one of "
          + Arrays.stream(simple.getEnumConstants())
              .map(constant -> "\"" + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT) + "\"")
              .collect(Collectors.joining(", "));
    }
    if (simple.isRecord()) {
      return "an object";
    }
    return switch (simple.getSimpleName()) {
      case "int", "Integer", "long", "Long" -> "a whole number";
      case "double", "Double" -> "a number";
      case "boolean", "Boolean" -> "true or false";
      case "String" -> "a text";
      default -> simple.getSimpleName();
    };
  }

  /** {@code hopLength} to {@code hop_length}, {@code nFft} to {@code n_fft}. */
  private static String key(RecordComponent component) {
    Key key = component.getAnnotation(Key.class);
    return key != null
        ? key.value()
        : component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  static List<Config.UnknownKey> unknownKeys(Config config, Set<Class<? extends Record>> types) {
    Set<String> known = new TreeSet<>();
    types.forEach(type -> collect(type, "", known));
    List<Config.UnknownKey> unknown = new ArrayList<>();
    find(config.asMap(), "", known, unknown);
    return unknown;
  }

  private static void collect(Class<?> type, String path, Set<String> known) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (isInlined(component)) {
        collect(component.getType(), path, known);
        continue;
      }
      String at = path + key(component);
      known.add(at);
      if (component.getType().isRecord()) {
        collect(component.getType(), at + ".", known);
      } else if (component.getType() == Map.class || component.getType() == Object.class) {
        known.add(at + ".*");
      }
    }
  }

  private static void find(
      Map<?, ?> values, String path, Set<String> known, List<Config.UnknownKey> unknown) {
    values.forEach(
        (key, value) -> {
          String at = path + key;
          if (known.contains(at + ".*")) {
            return; // a map: its keys are the user's
          }
          boolean isSection = known.stream().anyMatch(name -> name.startsWith(at + "."));
          if (isSection && value instanceof Map<?, ?> map) {
            find(map, at + ".", known, unknown);
          } else if (!known.contains(at)) {
            unknown.add(Config.UnknownKey.of(at, known));
          }
        });
  }

  static @Nullable String nearest(String name, Set<String> known) {
    String best = null;
    int least = Math.max(2, name.length() / 3) + 1;
    for (String candidate : new TreeSet<>(known)) { // sorted: of equally near ones always the same
      int distance = distance(name, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substitution, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
