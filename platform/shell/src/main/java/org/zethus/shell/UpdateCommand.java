package org.zethus.shell;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.command.UpdateArguments;
import org.zethus.install.Installer;
import org.zethus.install.Offer;
import org.zethus.registry.PluginInfo;

/** Replaces a plugin while it runs. */
@Component(service = Command.class)
@ZethusCommand("update")
public final class UpdateCommand implements Command<UpdateArguments> {
  private final Installer installer;

  @Activate
  public UpdateCommand(@Reference Installer installer) {
    this.installer = installer;
  }

  @Override
  public void run(UpdateArguments arguments, Call call) {
    List<Offer> offers =
        new Offers(installer, arguments.source).fetchAgainOr(arguments.what, call.console().err());
    List<PluginInfo> plugins = installer.update(offers);
    Offer offer = offers.get(offers.size() - 1);
    if (plugins.isEmpty()) {
      call.out().printf("%s %s takes effect at the next start%n", offer.bundle(), offer.version());
    } else {
      Offers.report("updated", plugins, call.out());
    }
  }
}
