package org.zethus.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code zethus update}. */
@Command(name = "update", description = "Replace a plugin by another version while it runs.")
public final class UpdateArguments {
  /** What to update. */
  @Parameters(
      paramLabel = "WHAT",
      description =
          "A jar, a URL, mvn:group:artifact:version, or an id: fetched again from where it came.")
  public String what = "";
}
