package org.zethus.launcher;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.zethus.command.CommandService;
import org.zethus.command.Console;
import sun.misc.Signal;

/**
 * The process's own streams and signals. The first interrupt asks the command to stop, and it may
 * save its state; the second stops the process at once.
 */
final class ProcessConsole implements Console {
  private final List<Runnable> stops = new CopyOnWriteArrayList<>();
  private final InputStream in = System.in;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final int width = Integer.getInteger("zethus.columns", 0);
  private volatile boolean interrupted;

  ProcessConsole() {
    for (String signal : List.of("INT", "TERM", "HUP")) {
      Signal.handle(new Signal(signal), ignored -> interrupt());
    }
  }

  private void interrupt() {
    if (interrupted || stops.isEmpty()) {
      Runtime.getRuntime().halt(CommandService.INTERRUPTED);
    }
    interrupted = true;
    err.println((width > 0 ? "\n" : "") + "zethus: stopping; interrupt again to stop at once");
    stops.forEach(Runnable::run);
  }

  @Override
  public InputStream in() {
    return in;
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public PrintStream err() {
    return err;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public Registration onInterrupt(Runnable stop) {
    stops.add(stop);
    if (interrupted) {
      stop.run();
    }
    return () -> stops.remove(stop);
  }
}
