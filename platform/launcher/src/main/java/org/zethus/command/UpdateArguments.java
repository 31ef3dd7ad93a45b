package org.zethus.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code zethus update}. */
@Command(name = "update", description = "Replace a plugin by another version while it runs.")
public final class UpdateArguments {
  /** What to update. */
  @Parameters(
      paramLabel = "WHAT",
      description =
          "A jar, a URL, mvn:group:artifact:version, a bundle of an index, or an id: fetched again"
              + " from where it came. A lower version is as welcome as a higher one.")
  public String what = "";

  /** Where it comes from. */
  @Mixin public SourceOptions source = new SourceOptions();
}
