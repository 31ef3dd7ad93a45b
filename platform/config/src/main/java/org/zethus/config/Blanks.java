package org.zethus.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What published configs leave for the reader to fill in: {@code [LJSpeech dataset path]}, and
 * variables that nobody set: {@code ${data}}.
 */
public final class Blanks {
  static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]+)}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\[[^\\[\\]]*\\s[^\\[\\]]*]");

  private Blanks() {}

  /**
   * {@return what is not filled in, and the way out; empty if all is}
   *
   * @param value a text, or an object or list of values
   * @param key where it stands, for the message
   */
  public static Optional<String> find(@Nullable Object value, String key) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .flatMap(
              entry ->
                  find(
                      entry.getValue(),
                      key.isEmpty() ? "" + entry.getKey() : key + "." + entry.getKey())
                      .stream())
          .findFirst();
    }
    if (value instanceof List<?> list) {
      return list.stream().flatMap(item -> find(item, key).stream()).findFirst();
    }
    return value instanceof String text ? inText(text, key) : Optional.empty();
  }

  private static Optional<String> inText(String text, String key) {
    Matcher variable = VARIABLE.matcher(text);
    if (variable.find()) {
      return Optional.of(
          "'%s' needs the variable '%s', which nobody set; give it with --set %s=..."
              .formatted(key, variable.group(1), variable.group(1)));
    }
    Matcher placeholder = PLACEHOLDER.matcher(text);
    return placeholder.find() && placeholder.start() == 0
        ? Optional.of(
            "'%s' still says '%s'; put the real value there".formatted(key, placeholder.group()))
        : Optional.empty();
  }
}
