package org.zethus.shell;

import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.PullArguments;
import org.zethus.hub.Hub;
import org.zethus.hub.HubSettings;
import org.zethus.hub.KnownModel;
import org.zethus.hub.ModelName;
import org.zethus.hub.Puller;
import org.zethus.hub.RemoteModel;
import org.zethus.hub.UnreachableException;

/** Downloads published weights into the local cache, and says where they are. */
@Component(service = Command.class)
@ZethusCommand("pull")
public final class PullCommand implements Command<PullArguments> {
  private final HubSettings settings;

  @Activate
  public PullCommand() {
    this(HubSettings.ofEnvironment());
  }

  PullCommand(HubSettings settings) {
    this.settings = settings;
  }

  @Override
  public void run(PullArguments arguments, Call call) {
    if (arguments.id.isEmpty()) {
      list(call);
      return;
    }
    Hub hub = new Hub(settings.cache());
    if (settings.offline()) {
      call.out().println(cached(hub, arguments.id, "HF_HUB_OFFLINE is set."));
      return;
    }
    ModelName name =
        ModelName.parse(arguments.id)
            .orElseThrow(
                () ->
                    new ZethusException(
                        "no checkpoint '%s': expected org/model, org/model@revision or org/model/folder; `zethus pull` lists some"
                            .formatted(arguments.id)));
    try {
      call.out().println(pull(name, arguments.files, call));
    } catch (UnreachableException e) {
      String reason = String.valueOf(e.getMessage());
      Path folder = cached(hub, arguments.id, reason);
      call.console().err().println("zethus: " + reason + " This is what was downloaded before.");
      call.out().println(folder);
    }
  }

  private Path cached(Hub hub, String id, String reason) {
    return hub.find(id)
        .orElseThrow(
            () ->
                new ZethusException(
                    "no checkpoint '%s' in %s, and nothing can be downloaded: %s"
                        .formatted(id, settings.cache(), reason)));
  }

  private Path pull(ModelName name, List<String> patterns, Call call) {
    Puller puller = new Puller(settings);
    RemoteModel model = puller.describe(name, call.cancel());
    List<String> files = KnownModel.choose(model, patterns);
    call.console()
        .err()
        .printf(
            "%s: licence %s; its conditions are at %s/%s%n",
            name.repository(),
            model.licence().orElse("not stated"),
            settings.endpoint(),
            name.repository());
    try (PullProgress progress = new PullProgress(call.console())) {
      return puller.pull(model, files, progress, call.cancel());
    }
  }

  private static void list(Call call) {
    Table table = new Table("ID", "WHAT");
    KnownModel.all().forEach(model -> table.row(model.id(), model.what()));
    table.print(call.out());
  }
}
