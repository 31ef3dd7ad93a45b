package org.zethus.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.ConfigException;

/**
 * A recipe's list of stages. It replaces that of the base config, as every list does; but a name
 * alone in it stands for the base config's stage of that name.
 */
final class StageList {
  static final String KEY = "stages";

  private StageList() {}

  /**
   * {@return the list, with stages in the place of names}
   *
   * @param stages objects and names
   * @param base the base config's list, if it has one; names are looked up in it
   * @param file where {@code stages} stands, for the message
   * @throws ConfigException if a name is none of the base config's
   */
  static List<@Nullable Object> resolve(List<?> stages, @Nullable Object base, Path file) {
    Map<String, Object> known = byName(base);
    List<@Nullable Object> resolved = new ArrayList<>();
    for (Object item : stages) {
      if (item instanceof String name && !known.containsKey(name)) {
        throw new ConfigException(
            "%s: stage %d: found '%s', expected { ... } or the name of a stage of base_config: %s"
                .formatted(file, resolved.size() + 1, name, listed(known.keySet())));
      }
      resolved.add(item instanceof String name ? known.get(name) : item);
    }
    return resolved;
  }

  private static Map<String, Object> byName(@Nullable Object stages) {
    Map<String, Object> byName = new LinkedHashMap<>();
    if (stages instanceof List<?> list) {
      for (Object stage : list) {
        if (stage instanceof Map<?, ?> map && map.get("name") instanceof String name) {
          byName.put(name, map);
        }
      }
    }
    return byName;
  }

  private static String listed(Set<String> names) {
    return names.isEmpty() ? "it has none" : String.join(", ", names);
  }
}
