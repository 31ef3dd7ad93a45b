package org.zethus.shell;

import java.util.concurrent.TimeUnit;
import org.zethus.api.plugin.Progress;
import org.zethus.command.Console;

/**
 * Shows how a download goes: one line that is written over on a terminal, a line now and then
 * elsewhere.
 */
final class PullProgress implements Progress, AutoCloseable {
  private static final long TERMINAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LINES_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final double MB = 1e6;

  private final Console console;
  private final boolean terminal;
  private long lastShown;
  private boolean lineOpen;

  PullProgress(Console console) {
    this.console = console;
    this.terminal = console.width() > 0;
    lastShown = System.nanoTime();
  }

  @Override
  public void report(long done, long total, String file) {
    long now = System.nanoTime();
    if (now - lastShown < (terminal ? TERMINAL_NANOS : LINES_NANOS)) {
      return;
    }
    lastShown = now;
    String line = "%.1f of %.1f MB %s".formatted(done / MB, total / MB, file);
    if (terminal) {
      String fitting = line.substring(0, Math.min(line.length(), console.width() - 1));
      console.err().print("\r\u001b[K" + fitting);
      console.err().flush();
      lineOpen = true;
    } else {
      console.err().println(line);
    }
  }

  /** Ends an open line, so that what follows begins a new one. */
  @Override
  public void close() {
    if (lineOpen) {
      console.err().println();
    }
  }
}
