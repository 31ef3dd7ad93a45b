package org.zethus.api.recipe;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Default;

/**
 * One thing to make.
 *
 * @param name of the artifact; unique in its recipe
 * @param uses kind and id of the plugin that makes it, e.g. {@code trainer/vits}
 * @param in what it reads, by role: another stage's name first, else a path relative to the recipe
 * @param config keys that hold for this stage alone, over the recipe's
 */
public record Stage(
    String name,
    String uses,
    @Default("{}") Map<String, String> in,
    @Default("{}") Map<String, @Nullable Object> config) {}
