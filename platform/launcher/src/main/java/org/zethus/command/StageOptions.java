package org.zethus.command;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What commands share that make the stages of a recipe. */
public abstract class StageOptions {
  /** Overrides by dotted key. */
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set a key of the recipe or a variable such as data; may be repeated.")
  public Map<String, String> set = new LinkedHashMap<>();

  /** Whether to make everything anew. */
  @Option(names = "--fresh", description = "Make everything again.")
  public boolean fresh;

  /** Where stages compute. */
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description = "cpu, cuda or cuda:1. Default: ${DEFAULT-VALUE}.")
  public String device = "cpu";
}
