package org.zethus.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code zethus exec}. */
@Command(name = "exec", description = "Run shell commands, e.g. 'plugins; doctor'.")
public final class ExecArguments {
  /** Commands. */
  @Parameters(paramLabel = "COMMANDS", description = "Separated by ;")
  public String commands = "";
}
