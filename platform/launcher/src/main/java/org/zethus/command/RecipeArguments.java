package org.zethus.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code run} and {@code plan} share. */
public abstract class RecipeArguments extends StageOptions {
  /** File or id. */
  @Parameters(
      paramLabel = "RECIPE",
      description = "A file, or an id under recipes/ such as tts/starter.")
  public String recipe = "";

  /** Last stage. */
  @Option(names = "--to", paramLabel = "STAGE", description = "Stop after this stage.")
  public @Nullable String to;

  /** Folder of the artifacts. */
  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Where artifacts are kept. Default: workspace/<recipe id>.")
  public @Nullable Path workspace;

  /** Whether to check every file. */
  @Option(names = "--verify", description = "Compare the checksums of all finished files.")
  public boolean verify;
}
