package org.zethus.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code zethus remove}. */
@Command(name = "remove", description = "Remove a plugin.")
public final class RemoveArguments {
  /** Id. */
  @Parameters(
      paramLabel = "ID",
      description = "Such as vocos or vocoder/vocos, or a bundle's name.")
  public String id = "";
}
