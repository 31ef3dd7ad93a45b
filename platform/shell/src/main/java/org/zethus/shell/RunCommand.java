package org.zethus.shell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.evaluator.Scores;
import org.zethus.command.Arguments;
import org.zethus.runner.RecipeRunner;
import org.zethus.runner.StageResult;

/** Makes what a recipe lists. */
@Component(service = Command.class)
@ZethusCommand("run")
public final class RunCommand implements Command<Arguments.Run> {
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
  public void run(Arguments.Run arguments, Call call) {
    List<StageResult> results;
    try (RunProgress progress = new RunProgress(call.console())) {
      results = runner.run(arguments.recipe, Recipes.options(arguments), progress, call.cancel());
    }
    Table table = new Table("STAGE", "USES", "", "ARTIFACT");
    for (StageResult result : results) {
      table.row(
          result.stage().name(),
          result.stage().uses(),
          result.made() ? "made" : "current",
          result.folder());
    }
    table.print(call.out());
    for (StageResult result : results) {
      result.scores().ifPresent(scores -> call.out().println(line(result, scores)));
    }
  }

  private static String line(StageResult result, Scores scores) {
    StringBuilder line =
        new StringBuilder("%s (%s):".formatted(result.stage().name(), scores.measure()));
    for (Map.Entry<String, Double> value : scores.summary().entrySet()) {
      line.append(" %s %s".formatted(value.getKey(), number(value.getValue())));
    }
    return line.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? "%.0f".formatted(value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
