package org.zethus.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code zethus install}. */
@Command(name = "install", description = "Install a plugin, or the libraries of an engine.")
public final class InstallArguments {
  /** What to install. */
  @Parameters(
      paramLabel = "WHAT",
      description =
          "A jar, a URL, mvn:group:artifact:version, a bundle of an index, the id of a removed plugin"
              + " of the product, or engine:pytorch and the like, which come from Maven Central or"
              + " the repository that ZETHUS_MAVEN names.")
  public String what = "";

  /** Where it comes from. */
  @Mixin public SourceOptions source = new SourceOptions();
}
