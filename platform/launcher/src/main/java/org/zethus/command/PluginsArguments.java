package org.zethus.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code zethus plugins}. */
@Command(name = "plugins", description = "List the installed plugins.")
public final class PluginsArguments {
  /** Whether a program reads it. */
  @Option(names = "--json", description = "Print JSON.")
  public boolean json;
}
