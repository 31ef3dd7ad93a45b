package org.zethus.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;

/**
 * Puts values in the place of {@code ${name}}. A variable is a key of the recipe, of its base
 * configs or of the command line; one that nobody set stays as it is, for {@link Blanks} to find.
 */
final class Variables {
  private static final int DEEPEST = 20;

  private final Config values;
  private final Overrides overrides;
  private final List<?> stages;
  private final Set<String> used = new TreeSet<>();

  Variables(Map<String, @Nullable Object> recipe, Overrides overrides) {
    this.values = Config.of(recipe, "variables");
    this.overrides = overrides;
    this.stages = recipe.get("stages") instanceof List<?> list ? list : List.of();
  }

  /** {@return the names met so far, set or not} */
  Set<String> used() {
    return used;
  }

  /**
   * {@return the tree with its variables filled in; a text that is one variable takes any value}
   */
  @Nullable Object fill(@Nullable Object tree) {
    return Trees.mapTexts(tree, text -> fill(text, 0));
  }

  /** {@return a path with its variables filled in; what was typed here is relative to here} */
  String fillPath(String path) {
    Matcher first = Blanks.VARIABLE.matcher(path);
    String filled = String.valueOf(fill(path, 0));
    return first.lookingAt() && overrides.has(first.group(1)) && !filled.startsWith("${")
        ? Overrides.fromHere(filled, stages)
        : filled;
  }

  private @Nullable Object fill(String text, int depth) {
    if (depth > DEEPEST) {
      throw new ConfigException("variable '%s' stands for itself".formatted(text));
    }
    Matcher matcher = Blanks.VARIABLE.matcher(text);
    if (matcher.matches()) {
      Object value = value(matcher.group(1));
      return value == null ? text : Trees.mapTexts(value, inner -> fill(inner, depth + 1));
    }
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      Object value = value(matcher.group(1));
      Object whole = value instanceof String inner ? fill(inner, depth + 1) : value;
      matcher.appendReplacement(
          filled, Matcher.quoteReplacement(whole == null ? matcher.group() : whole.toString()));
    }
    return matcher.appendTail(filled).toString();
  }

  private @Nullable Object value(String name) {
    used.add(name);
    return values.get(name);
  }
}
