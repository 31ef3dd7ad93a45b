package org.zethus.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plain JSON values, as {@link org.zethus.api.config.Json} gives them. */
final class Trees {
  private Trees() {}

  /** {@return {@code top} over {@code base}: objects merge deeply, all else replaces} */
  static Map<String, @Nullable Object> merge(Map<?, ?> base, Map<?, ?> top) {
    Map<String, @Nullable Object> merged = object(base);
    top.forEach(
        (key, value) -> {
          Object below = merged.get((String) key);
          merged.put(
              (String) key,
              below instanceof Map<?, ?> belowMap && value instanceof Map<?, ?> map
                  ? merge(belowMap, map)
                  : value);
        });
    return merged;
  }

  /** {@return a copy that can be changed at its top} */
  static Map<String, @Nullable Object> object(Map<?, ?> values) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    values.forEach((key, value) -> object.put((String) key, value));
    return object;
  }

  /** {@return a copy with every text replaced} The replacement may be any value. */
  static @Nullable Object mapTexts(
      @Nullable Object value, Function<String, @Nullable Object> replacement) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put((String) key, mapTexts(item, replacement)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(mapTexts(item, replacement)));
      return copy;
    }
    return value instanceof String text ? replacement.apply(text) : value;
  }
}
