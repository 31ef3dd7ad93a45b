package org.zethus.shell;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.command.InstallArguments;
import org.zethus.install.EngineInstaller;
import org.zethus.install.Installer;
import org.zethus.registry.PluginInfo;

/** Installs a plugin, or the libraries of an engine. */
@Component(service = Command.class)
@ZethusCommand("install")
public final class InstallCommand implements Command<InstallArguments> {
  private final Installer installer;
  private final EngineInstall engines;

  @Activate
  public InstallCommand(@Reference Installer installer, @Reference EngineInstaller engines) {
    this.installer = installer;
    this.engines = new EngineInstall(engines);
  }

  @Override
  public void run(InstallArguments arguments, Call call) {
    if (EngineInstall.isMeant(arguments.what)) {
      engines.run(arguments, call);
      return;
    }
    Offers source = new Offers(installer, arguments.source);
    List<PluginInfo> plugins =
        source.isElsewhere(arguments.what)
            ? installer.install(source.fetch(arguments.what, call.console().err()))
            : installer.restore(arguments.what);
    Offers.report("installed", plugins, call.out());
  }
}
