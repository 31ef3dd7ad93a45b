package org.zethus.datasets.recordings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zethus.datasets.Problem;
import org.zethus.datasets.Problems;

/**
 * Lines of columns. Between commas and semicolons a column may stand in quotation marks, as RFC
 * 4180 says; elsewhere they are text, as LJSpeech has it.
 */
final class DelimitedText {
  private static final String FIRM = "|\t";
  private static final String QUOTED = ",;";

  private final List<String> lines;
  private final char delimiter;

  DelimitedText(List<String> lines) {
    this.lines = lines;
    delimiter = delimiter(lines.stream().filter(line -> !line.isBlank()).findFirst().orElse(""));
  }

  /** The first of the firm ones counts, since commas and semicolons are in every text. */
  private static char delimiter(String line) {
    for (String candidates : List.of(FIRM, QUOTED)) {
      for (int i = 0; i < line.length(); i++) {
        if (candidates.indexOf(line.charAt(i)) >= 0) {
          return line.charAt(i);
        }
      }
    }
    return '|';
  }

  /**
   * {@return the rows, without the header}
   *
   * @param named the columns' names; none: a header says them, else there are file and text, or the
   *     three columns of LJSpeech
   */
  List<Row> rows(List<String> named, String file, Problems problems) {
    List<Cells> all = cells();
    List<String> columns = named;
    if (!all.isEmpty() && Row.suffices(lower(all.get(0).values()))) {
      columns = named.isEmpty() ? lower(all.get(0).values()) : named;
      all = all.subList(1, all.size());
    } else if (named.isEmpty() && !all.isEmpty()) {
      columns = unnamed(all.get(0).values().size());
    }
    List<Row> rows = new ArrayList<>();
    for (Cells cells : all) {
      if (cells.values().size() == columns.size()) {
        rows.add(new Row(cells.line(), join(columns, cells.values())));
      } else {
        problems.add(
            Problem.Kind.BAD_LINE,
            "%s, line %d".formatted(file, cells.line()),
            expected(columns, cells.values()));
      }
    }
    return rows;
  }

  private List<String> unnamed(int count) {
    return count == 3 && delimiter == '|'
        ? List.of("id", "printed", "text")
        : List.of("file", "text");
  }

  private String expected(List<String> columns, List<String> found) {
    String hint =
        QUOTED.indexOf(delimiter) >= 0 && found.size() > columns.size()
            ? ". Put a text with '%c' in quotation marks, or part the columns by |"
                .formatted(delimiter)
            : ". Say what stands in the columns in a first line, or in the key columns";
    return "expected %d columns, %s, found %d: %s%s"
        .formatted(
            columns.size(),
            String.join(String.valueOf(delimiter), columns),
            found.size(),
            found,
            hint);
  }

  private static List<String> lower(List<String> names) {
    return names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
  }

  private static Map<String, String> join(List<String> columns, List<String> values) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), values.get(i));
    }
    return row;
  }

  /** The columns of what begins in a line. */
  private record Cells(int line, List<String> values) {}

  private List<Cells> cells() {
    List<Cells> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      int first = i;
      StringBuilder text = new StringBuilder(lines.get(i));
      while (QUOTED.indexOf(delimiter) >= 0 && isOpen(text) && i + 1 < lines.size()) {
        text.append('\n').append(lines.get(++i));
      }
      all.add(new Cells(first + 1, split(text.toString())));
    }
    return all;
  }

  /** Whether a quotation goes on in the next line. */
  private static boolean isOpen(CharSequence text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private List<String> split(String text) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && QUOTED.indexOf(delimiter) >= 0 && (quoted || value.toString().isBlank())) {
        if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          value.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == delimiter && !quoted) {
        values.add(value.toString().strip());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString().strip());
    return values;
  }
}
