package org.zethus.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code zethus plan}. */
@Command(name = "plan", description = "Show what a recipe would make and what is current.")
public final class PlanArguments extends RecipeArguments {
  /** Whether a program reads it. */
  @Option(names = "--json", description = "Print JSON.")
  public boolean json;
}
