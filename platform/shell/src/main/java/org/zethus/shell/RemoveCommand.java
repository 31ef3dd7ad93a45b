package org.zethus.shell;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.command.RemoveArguments;
import org.zethus.install.Installer;

/** Removes a plugin. */
@Component(service = Command.class)
@ZethusCommand("remove")
public final class RemoveCommand implements Command<RemoveArguments> {
  private final Installer installer;

  @Activate
  public RemoveCommand(@Reference Installer installer) {
    this.installer = installer;
  }

  @Override
  public void run(RemoveArguments arguments, Call call) {
    Offers.report("removed", installer.remove(arguments.id), call.out());
  }
}
