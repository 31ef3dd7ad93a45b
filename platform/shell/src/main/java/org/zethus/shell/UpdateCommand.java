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
    Offer offer =
        Offers.isSource(arguments.what)
            ? installer.offer(arguments.what)
            : installer.offerAgain(arguments.what);
    Offers.show(offer, call.console().err());
    List<PluginInfo> plugins = installer.update(offer);
    if (plugins.isEmpty()) {
      call.out().printf("%s %s takes effect at the next start%n", offer.bundle(), offer.version());
    } else {
      Offers.report("updated", plugins, call.out());
    }
  }
}
