package org.zethus.command;

import picocli.CommandLine.Command;

/** {@code zethus run}. */
@Command(name = "run", description = "Make what a recipe lists.")
public final class RunArguments extends RecipeArguments {}
