package org.zethus.shell;

import org.apache.felix.service.command.CommandProcessor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.command.CommandService;
import org.zethus.command.Console;
import org.zethus.command.ExecArguments;

/** Runs a line of shell commands. */
@Component(service = Command.class)
@ZethusCommand("exec")
public final class ExecCommand implements Command<ExecArguments> {
  private final CommandProcessor gogo;

  @Activate
  public ExecCommand(@Reference CommandProcessor gogo) {
    this.gogo = gogo;
  }

  @Override
  public boolean savesState() {
    return true;
  }

  @Override
  public void run(ExecArguments arguments, Call call) {
    Console console = call.console();
    try (Session session =
            new Session(gogo, console.in(), console.out(), console.err(), console.width());
        CancelSignal.Registration interrupt = call.cancel().onCancel(session::interrupt)) {
      int code = session.execute(arguments.commands);
      if (code != CommandService.OK) {
        throw new CommandFailed(code);
      }
    }
  }
}
