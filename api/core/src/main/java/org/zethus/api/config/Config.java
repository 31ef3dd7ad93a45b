package org.zethus.api.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, immutable. {@link #as} checks it against a record.
 *
 * <p>Keys are those of the published configs; a record component {@code hopLength} reads {@code
 * hop_length} unless {@link Key} names another, and {@link Default} gives the value where the key
 * is absent. Components are {@code int}, {@code long}, {@code double}, {@code boolean}, {@code
 * String}, {@code Object}, enums (by lower-case name), records, {@code List}s and string-keyed
 * {@code Map}s of these; a component marked {@code @Nullable} accepts {@code null}.
 */
public final class Config {
  private final String source;
  private final Map<String, @Nullable Object> values;

  private Config(String source, Map<String, @Nullable Object> values) {
    this.source = source;
    this.values = values;
  }

  /** {@return a config of plain values, as {@link Json} gives them} */
  public static Config of(Map<String, ? extends @Nullable Object> values, String source) {
    return new Config(source, Collections.unmodifiableMap(new LinkedHashMap<>(values)));
  }

  /** {@return the config that {@link #as} reads as an equal record} */
  public static Config of(Record record) {
    return of(RecordBinder.unbind(record), record.getClass().getSimpleName());
  }

  /**
   * Reads a JSON object.
   *
   * @param source how messages call it, e.g. a file
   * @throws ConfigException if it is none
   */
  public static Config parse(String text, String source) {
    if (Json.parse(text, source) instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      map.forEach((key, value) -> values.put((String) key, value));
      return of(values, source);
    }
    throw new ConfigException(source + ": found no JSON object, expected { ... }");
  }

  /** {@return how messages call it} */
  public String source() {
    return source;
  }

  /** {@return the values; nested objects are maps} */
  public Map<String, @Nullable Object> asMap() {
    return values;
  }

  /** {@return the value at a dotted path, e.g. {@code preprocess.hop_size}; null where absent} */
  public @Nullable Object get(String path) {
    Object value = values;
    for (String key : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  /**
   * {@return the nested object at a dotted path; an empty one where absent}
   *
   * @throws ConfigException if something else is there
   */
  public Config section(String path) {
    Object value = get(path);
    if (value == null) {
      return of(Map.of(), source + ": " + path);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> section = new LinkedHashMap<>();
      map.forEach((key, item) -> section.put((String) key, item));
      return of(section, source + ": " + path);
    }
    throw new ConfigException(
        "%s: key '%s': found %s, expected { ... }".formatted(source, path, value));
  }

  /**
   * {@return the record this config describes} Keys the record does not know are left to others;
   * {@link #unknownKeys} finds those that nobody knows.
   *
   * @throws ConfigException listing every key that is missing, of another type or refused by the
   *     record
   */
  public <R extends Record> R as(Class<R> type) {
    return RecordBinder.bind(type, this);
  }

  /**
   * {@return dotted paths of this config's keys that none of the records knows, each with the
   * nearest known one}
   */
  public List<UnknownKey> unknownKeys(Set<Class<? extends Record>> types) {
    return RecordBinder.unknownKeys(this, types);
  }

  /**
   * A key nobody reads.
   *
   * @param path dotted
   * @param nearest a known key spelt alike; null where none is near
   */
  public record UnknownKey(String path, @Nullable String nearest) {
    /** {@return the key, with the one of the known that is spelt alike, if there is one} */
    public static UnknownKey of(String path, Set<String> known) {
      return new UnknownKey(path, RecordBinder.nearest(path, known));
    }

    @Override
    public String toString() {
      return nearest == null
          ? "unknown key '%s'".formatted(path)
          : "unknown key '%s'; did you mean '%s'?".formatted(path, nearest);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Config that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return Json.write(values);
  }
}
