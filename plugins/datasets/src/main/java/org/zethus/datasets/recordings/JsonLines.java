package org.zethus.datasets.recordings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.datasets.Problem;
import org.zethus.datasets.Problems;

/** One JSON object per line. */
final class JsonLines {
  private JsonLines() {}

  static List<Row> rows(List<String> lines, String file, Problems problems) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String where = "%s, line %d".formatted(file, i + 1);
      try {
        Map<String, String> values = new LinkedHashMap<>();
        Config.parse(lines.get(i), where)
            .asMap()
            .forEach((key, value) -> values.put(key.toLowerCase(Locale.ROOT), text(value)));
        rows.add(checked(new Row(i + 1, values), where));
      } catch (ConfigException e) {
        problems.add(Problem.Kind.BAD_LINE, where, "no JSON object: " + e.getMessage());
      }
    }
    return rows;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static Row checked(Row row, String where) {
    if (!Row.suffices(row.values().keySet())) {
      throw new ConfigException(
          "%s: expected keys file and text, found %s".formatted(where, row.values().keySet()));
    }
    return row;
  }
}
