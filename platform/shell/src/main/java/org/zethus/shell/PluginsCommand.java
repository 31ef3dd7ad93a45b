package org.zethus.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Json;
import org.zethus.command.PluginsArguments;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;

/** Lists the plugins. */
@Component(service = Command.class)
@ZethusCommand("plugins")
public final class PluginsCommand implements Command<PluginsArguments> {
  private final Registry registry;

  @Activate
  public PluginsCommand(@Reference Registry registry) {
    this.registry = registry;
  }

  @Override
  public void run(PluginsArguments arguments, Call call) {
    List<PluginInfo> plugins = registry.plugins();
    if (arguments.json) {
      call.out().print(Json.writePretty(plugins.stream().map(PluginsCommand::json).toList()));
      return;
    }
    Table table = new Table("KIND", "ID", "VERSION", "ENGINE", "STATE");
    for (PluginInfo plugin : plugins) {
      table.row(plugin.kind(), plugin.id(), plugin.version(), plugin.engine(), state(plugin));
    }
    table.print(call.out());
  }

  private static String state(PluginInfo plugin) {
    return plugin.problem().isEmpty() ? "ready" : plugin.problem();
  }

  private static Map<String, Object> json(PluginInfo plugin) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", plugin.id());
    json.put("kind", plugin.kind());
    json.put("version", plugin.version());
    json.put("engine", plugin.engine());
    json.put("state", state(plugin));
    json.put("bundle", plugin.bundle());
    return json;
  }
}
