package org.zethus.shell;

import org.osgi.service.component.annotations.Component;
import org.zethus.command.Arguments;
import org.zethus.hub.Hub;

/** Finds published weights in the local cache and says where they are. */
@Component(service = Command.class)
@ZethusCommand("pull")
public final class PullCommand implements Command<Arguments.Pull> {
  @Override
  public void run(Arguments.Pull arguments, Call call) {
    call.out().println(Hub.ofEnvironment().folder(arguments.id));
  }
}
