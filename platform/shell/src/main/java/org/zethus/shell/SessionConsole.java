package org.zethus.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.zethus.command.Console;

/**
 * The console of a command in a session: Gogo's streams, which may be a pipe, and an interrupt that
 * ends this command alone.
 */
final class SessionConsole implements Console {
  private final int width;
  private final List<Runnable> stops = new CopyOnWriteArrayList<>();

  SessionConsole(int width) {
    this.width = width;
  }

  /** Interrupts the running command. {@return whether one listens} */
  boolean interrupt() {
    List<Runnable> listeners = List.copyOf(stops);
    listeners.forEach(Runnable::run);
    return !listeners.isEmpty();
  }

  @Override
  public InputStream in() {
    return System.in;
  }

  @Override
  public PrintStream out() {
    return System.out;
  }

  @Override
  public PrintStream err() {
    return System.err;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public Registration onInterrupt(Runnable stop, boolean patient) {
    stops.add(stop);
    return () -> stops.remove(stop);
  }
}
