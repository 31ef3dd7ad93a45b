package org.zethus.shell;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.command.RunArguments;
import org.zethus.runner.RecipeRunner;
import org.zethus.runner.StageResult;

/** Makes what a recipe lists. */
@Component(service = Command.class)
@ZethusCommand("run")
public final class RunCommand implements Command<RunArguments> {
  private final RecipeRunner runner;

  @Activate
  public RunCommand(@Reference RecipeRunner runner) {
    this.runner = runner;
  }

  @Override
  public boolean savesState() {
    return true;
  }

  @Override
  public void run(RunArguments arguments, Call call) {
    List<StageResult> results;
    try (RunProgress progress = new RunProgress(call.console())) {
      results = runner.run(arguments.recipe, Recipes.options(arguments), progress, call.cancel());
    }
    StageTable.print(results, call.out());
  }
}
