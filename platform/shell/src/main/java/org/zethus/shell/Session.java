package org.zethus.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zethus.api.plugin.CancelledException;
import org.zethus.command.CommandService;

/** A Gogo session: lines in, exit codes out. */
final class Session implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final CommandSession session;
  private final SessionConsole console;

  Session(CommandProcessor gogo, InputStream in, PrintStream out, PrintStream err, int width) {
    session = gogo.createSession(in, out, err);
    console = new SessionConsole(width);
    session.put(GogoCommands.CONSOLE, console);
    session.put("SCOPE", GogoCommands.SCOPE + ":*");
  }

  /** {@return the exit code of the line's commands: of the first that fails, or 0} */
  int execute(String line) {
    try {
      Object result = session.execute(line);
      if (result != null) {
        System.out.println(session.format(result, Converter.INSPECT));
      }
      return CommandService.OK;
    } catch (CommandFailed e) {
      return e.code();
    } catch (CancelledException e) {
      return CommandService.INTERRUPTED;
    } catch (CommandNotFoundException e) {
      System.err.println(
          "zethus: unknown command '%s'; `help` lists them".formatted(e.getCommand()));
      return CommandService.USAGE;
    } catch (Exception e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      System.err.println("zethus: " + cause);
      LOG.debug("'{}' failed", line, cause);
      return CommandService.FAILED;
    }
  }

  /** Interrupts the running command. {@return whether one listens} */
  boolean interrupt() {
    return console.interrupt();
  }

  @Override
  public void close() {
    session.close();
  }
}
