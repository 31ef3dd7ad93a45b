package org.zethus.launcher;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.zethus.command.CommandService;
import org.zethus.command.Console;
import sun.misc.Signal;

/**
 * The process's own streams and signals. The first interrupt asks the command to stop; one that
 * saves its state may take its time, any other has a moment. A second, later than a moment, stops
 * the process at once.
 */
final class ProcessConsole implements Console {
  private static final long MOMENT_MILLIS = 600;

  private record Stop(Runnable run, boolean patient) {}

  private final List<Stop> stops = new CopyOnWriteArrayList<>();
  private final InputStream in = System.in;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final int width = Integer.getInteger("zethus.columns", 0);
  private volatile long interruptedAt;
  private volatile boolean interrupted;

  ProcessConsole() {
    for (String signal : List.of("INT", "TERM", "HUP")) {
      Signal.handle(new Signal(signal), ignored -> interrupt());
    }
  }

  private void interrupt() {
    if (interrupted) {
      if (System.nanoTime() - interruptedAt > TimeUnit.MILLISECONDS.toNanos(MOMENT_MILLIS)) {
        end();
      }
      return; // one interrupt may come twice: from the terminal, and from what started this process
    }
    interruptedAt = System.nanoTime();
    interrupted = true;
    stops.forEach(stop -> stop.run.run());
    if (stops.stream().anyMatch(Stop::patient)) {
      err.println((width > 0 ? "\n" : "") + "zethus: stopping; interrupt again to stop at once");
    } else {
      Thread moment = new Thread(ProcessConsole::endSoon, "zethus-interrupt");
      moment.setDaemon(true);
      moment.start();
    }
  }

  private static void endSoon() {
    try {
      Thread.sleep(MOMENT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end();
  }

  private static void end() {
    ScratchFolder.deleteAll();
    Runtime.getRuntime().halt(CommandService.INTERRUPTED);
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
  public Registration onInterrupt(Runnable stop, boolean patient) {
    Stop registered = new Stop(stop, patient);
    stops.add(registered);
    if (interrupted) {
      stop.run();
    }
    return () -> stops.remove(registered);
  }
}
