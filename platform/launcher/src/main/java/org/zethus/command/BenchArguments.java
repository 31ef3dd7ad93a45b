package org.zethus.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code zethus bench}. */
@Command(name = "bench", description = "Measure speed and memory.")
public final class BenchArguments {
  /** Id of the voice; empty for the default. */
  @Option(
      names = "--voice",
      paramLabel = "ID",
      defaultValue = "",
      description = "Which voice to measure.")
  public String voice = "";

  /** Kind and id of a model or vocoder. */
  @Option(
      names = "--plugin",
      paramLabel = "KIND/ID",
      description = "Measure this model or vocoder with random weights instead, see --config.")
  public @Nullable String plugin;

  /** Config of the model. */
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The config the random weights are drawn for.")
  public @Nullable Path config;

  /** Thread counts. */
  @Option(
      names = "--threads",
      paramLabel = "N",
      split = ",",
      description = "Thread counts to measure. Default: 1 and all cores.")
  public List<Integer> threads = new ArrayList<>();

  /** Calls per thread count. */
  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "5",
      description = "Calls per thread count. Default: ${DEFAULT-VALUE}.")
  public int repeat = 5;

  /** Whether a program reads it. */
  @Option(names = "--json", description = "Print JSON.")
  public boolean json;
}
