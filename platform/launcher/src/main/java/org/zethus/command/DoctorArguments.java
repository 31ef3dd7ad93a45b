package org.zethus.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code zethus doctor}. */
@Command(
    name = "doctor",
    description = "Show what works on this machine and what is missing, with the way out.")
public final class DoctorArguments {
  /** Whether a program reads it. */
  @Option(names = "--json", description = "Print JSON.")
  public boolean json;
}
