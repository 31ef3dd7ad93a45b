package org.zethus.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code zethus install}. */
@Command(name = "install", description = "Install a plugin.")
public final class InstallArguments {
  /** What to install. */
  @Parameters(
      paramLabel = "WHAT",
      description =
          "A jar, a URL, mvn:group:artifact:version, a bundle of an index, or the id of a removed"
              + " plugin of the product.")
  public String what = "";

  /** Where it comes from. */
  @Mixin public SourceOptions source = new SourceOptions();
}
