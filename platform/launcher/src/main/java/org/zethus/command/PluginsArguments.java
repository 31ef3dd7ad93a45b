package org.zethus.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zethus plugins}. */
@Command(
    name = "plugins",
    description = "List the installed plugins, or tell of one where it is from and what needs it.")
public final class PluginsArguments {
  /** Id; empty: all. */
  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "Such as vocos or vocoder/vocos, or a bundle's name.")
  public String id = "";

  /** Whether a program reads it. */
  @Option(names = "--json", description = "Print JSON.")
  public boolean json;
}
