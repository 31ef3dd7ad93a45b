package org.zethus.workspace;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.config.Json;

/**
 * All that an artifact's content follows from.
 *
 * @param uses kind and id of the plugin
 * @param version of the plugin's bundle
 * @param config what the plugin reads of the configuration, with its defaults
 * @param in by role: the key of another artifact, or the digest of a file or folder outside
 * @param seed of everything random
 */
public record Provenance(
    String uses,
    String version,
    Map<String, @Nullable Object> config,
    Map<String, String> in,
    long seed) {
  /**
   * Spelt out: a compact constructor loses the annotation within a type, which JDK 25 looks for.
   */
  public Provenance(
      String uses,
      String version,
      Map<String, @Nullable Object> config,
      Map<String, String> in,
      long seed) {
    this.uses = uses;
    this.version = version;
    this.config = sorted(config);
    this.in = Collections.unmodifiableMap(new TreeMap<>(in));
    this.seed = seed;
  }

  /** {@return the hash of all this: equal if and only if the content is} */
  public String key() {
    return Sha256.of(Json.write(Config.of(this).asMap()));
  }

  /** {@return in what an artifact made from {@code old} differs, for people} */
  String differenceFrom(Provenance old) {
    if (!uses.equals(old.uses)) {
      return "it was made by " + old.uses;
    }
    if (!version.equals(old.version)) {
      return "%s was version %s, is %s".formatted(uses, old.version, version);
    }
    if (seed != old.seed) {
      return "the seed changed";
    }
    Set<String> roles = new TreeSet<>(in.keySet());
    roles.addAll(old.in.keySet());
    for (String role : roles) {
      if (!Objects.equals(in.get(role), old.in.get(role))) {
        return "input '%s' changed".formatted(role);
      }
    }
    return configDifference(config, old.config, "");
  }

  private static String configDifference(Map<?, ?> found, Map<?, ?> old, String path) {
    Set<Object> keys = new TreeSet<>(found.keySet());
    keys.addAll(old.keySet());
    for (Object key : keys) {
      Object now = found.get(key);
      Object before = old.get(key);
      if (now instanceof Map<?, ?> nowMap && before instanceof Map<?, ?> beforeMap) {
        String nested = configDifference(nowMap, beforeMap, path + key + ".");
        if (!nested.isEmpty()) {
          return nested;
        }
      } else if (!Json.write(now).equals(Json.write(before))) {
        return "%s was %s, is %s".formatted(path + key, Json.write(before), Json.write(now));
      }
    }
    return "";
  }

  private static Map<String, @Nullable Object> sorted(Map<?, ?> values) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    values.forEach(
        (key, value) ->
            sorted.put((String) key, value instanceof Map<?, ?> map ? sorted(map) : value));
    return Collections.unmodifiableMap(sorted);
  }
}
