package org.zethus.shell;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Json;
import org.zethus.command.PlanArguments;
import org.zethus.runner.Plan;
import org.zethus.runner.PlannedStage;
import org.zethus.runner.RecipeRunner;

/** Shows what a recipe would make. */
@Component(service = Command.class)
@ZethusCommand("plan")
public final class PlanCommand implements Command<PlanArguments> {
  private final RecipeRunner runner;

  @Activate
  public PlanCommand(@Reference RecipeRunner runner) {
    this.runner = runner;
  }

  @Override
  public void run(PlanArguments arguments, Call call) {
    Plan plan = runner.plan(arguments.recipe, Recipes.options(arguments));
    plan.warnings().forEach(warning -> call.console().err().println("zethus: " + warning));
    if (arguments.json) {
      call.out().print(Json.writePretty(json(plan)));
      return;
    }
    Table table = new Table("STAGE", "USES", "STATE", "WHY");
    for (PlannedStage stage : plan.stages()) {
      table.row(stage.name(), stage.uses(), state(stage), stage.reason());
    }
    call.out().printf("%s in %s%n", plan.recipe(), plan.workspace());
    table.print(call.out());
  }

  private static String state(PlannedStage stage) {
    return stage.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Map<String, Object> json(Plan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("recipe", plan.recipe());
    json.put("workspace", plan.workspace().toString());
    json.put("stages", plan.stages().stream().map(PlanCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(PlannedStage stage) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", stage.name());
    json.put("uses", stage.uses());
    json.put("state", state(stage));
    json.put("key", stage.key());
    json.put("reason", stage.reason());
    return json;
  }
}
