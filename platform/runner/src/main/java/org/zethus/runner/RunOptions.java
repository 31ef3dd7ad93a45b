package org.zethus.runner;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.Device;

/**
 * How a recipe is run.
 *
 * @param toStage the last stage to make, with what it needs; null for all
 * @param overrides config keys and variables with their values, JSON or text, as {@code --set}
 *     gives them
 * @param workspace where artifacts are kept; null for {@code workspace/<recipe id>} in the current
 *     folder
 * @param fresh make everything again, as if nothing were there
 * @param verify compare the checksums of all finished files, not only of those touched since
 * @param device where stages compute
 */
public record RunOptions(
    @Nullable String toStage,
    Map<String, String> overrides,
    @Nullable Path workspace,
    boolean fresh,
    boolean verify,
    Device device) {
  /** Everything, as the recipe says, on the CPU. */
  public static final RunOptions DEFAULT =
      new RunOptions(null, Map.of(), null, false, false, Device.CPU);

  public RunOptions {
    overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
  }
}
