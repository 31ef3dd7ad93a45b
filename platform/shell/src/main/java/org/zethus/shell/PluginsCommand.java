package org.zethus.shell;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Json;
import org.zethus.command.PluginsArguments;
import org.zethus.install.Installed;
import org.zethus.install.Installer;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;

/** Lists the plugins. */
@Component(service = Command.class)
@ZethusCommand("plugins")
public final class PluginsCommand implements Command<PluginsArguments> {
  private final Registry registry;
  private final Installer installer;

  @Activate
  public PluginsCommand(@Reference Registry registry, @Reference Installer installer) {
    this.registry = registry;
    this.installer = installer;
  }

  @Override
  public void run(PluginsArguments arguments, Call call) {
    if (!arguments.id.isEmpty()) {
      tell(installer.describe(arguments.id), arguments.json, call.out());
      return;
    }
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

  private static void tell(Installed bundle, boolean json, PrintStream out) {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("bundle", bundle.bundle());
    lines.put("version", bundle.version());
    lines.put("from", bundle.source().isEmpty() ? "the product" : bundle.source());
    lines.put("sha256", bundle.sha256());
    lines.put("signed_by", bundle.signer());
    lines.put("needs", bundle.needs());
    lines.put("needed_by", bundle.neededBy());
    if (json) {
      out.print(Json.writePretty(lines));
      return;
    }
    lines.forEach(
        (name, value) -> {
          String text =
              value instanceof List<?> names
                  ? names.stream().map(String::valueOf).collect(Collectors.joining(", "))
                  : value.toString();
          out.printf("%-10s%s%n", name.replace('_', ' '), text.isEmpty() ? "-" : text);
        });
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
