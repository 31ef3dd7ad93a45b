package org.zethus.shell;

import org.zethus.api.plugin.Device;
import org.zethus.command.RecipeArguments;
import org.zethus.runner.RunOptions;

/** From the command line's words to the runner's. */
final class Recipes {
  private Recipes() {}

  static RunOptions options(RecipeArguments arguments) {
    return new RunOptions(
        arguments.to,
        arguments.set,
        arguments.workspace,
        arguments.fresh,
        arguments.verify,
        Device.parse(arguments.device));
  }
}
