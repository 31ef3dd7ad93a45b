package org.zethus.shell;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.zethus.command.Console;
import org.zethus.runner.Plan;
import org.zethus.runner.PlannedStage;
import org.zethus.runner.RunListener;
import org.zethus.runner.StageProgress;
import org.zethus.runner.StageResult;

/**
 * Shows how a run goes: one line that is written over on a terminal; elsewhere a line when a stage
 * begins and ends, and one now and then between.
 */
final class RunProgress implements RunListener, AutoCloseable {
  private static final long TERMINAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LINES_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int BAR = 20;

  private final Console console;
  private final boolean terminal;
  private int stages;
  private int index;
  private int done;
  private long stageBegan;
  private long lastShown;
  private boolean lineOpen;
  private @Nullable StageProgress hidden;
  private @Nullable PlannedStage stage;

  RunProgress(Console console) {
    this.console = console;
    this.terminal = console.width() > 0;
  }

  @Override
  public synchronized void planned(Plan plan) {
    stages = plan.stages().size();
    plan.warnings().forEach(warning -> console.err().println("zethus: " + warning));
  }

  @Override
  public synchronized void started(PlannedStage started, int startedIndex) {
    stage = started;
    index = startedIndex;
    stageBegan = System.nanoTime();
    lastShown = stageBegan;
    hidden = null;
    show(head(started) + " started");
  }

  @Override
  public synchronized void progressed(PlannedStage running, StageProgress progress) {
    long now = System.nanoTime();
    if (now - lastShown < (terminal ? TERMINAL_NANOS : LINES_NANOS)) {
      hidden = progress;
      return;
    }
    lastShown = now;
    hidden = null;
    show(head(running) + " " + describe(progress));
  }

  @Override
  public synchronized void finished(StageResult result) {
    index = done++;
    if (result.made()) {
      String detail = hidden == null || hidden.detail().isEmpty() ? "" : ", " + hidden.detail();
      String time = Durations.clock((System.nanoTime() - stageBegan) / 1e9);
      end(head(result.stage()) + " made in " + time + detail);
    } else {
      end(head(result.stage()) + " is current");
    }
    stage = null;
  }

  private String head(PlannedStage of) {
    return "[%d/%d] %s".formatted(index + 1, stages, of.name());
  }

  private String describe(StageProgress progress) {
    StringBuilder text = new StringBuilder();
    if (progress.total() > 0) {
      double share = Math.min(1, (double) progress.done() / progress.total());
      if (terminal) {
        int full = (int) (share * BAR);
        text.append("█".repeat(full)).append("░".repeat(BAR - full)).append(' ');
      }
      text.append("%d/%d".formatted(progress.done(), progress.total()));
    } else {
      text.append(progress.done());
    }
    if (progress.perSecond() > 0) {
      text.append(String.format(Locale.ROOT, ", %.3g/s", progress.perSecond()));
    }
    OptionalDouble rest = progress.remainingSeconds();
    if (rest.isPresent()) {
      text.append(", ").append(Durations.clock(rest.getAsDouble())).append(" left");
    }
    if (!progress.detail().isEmpty()) {
      text.append(", ").append(progress.detail());
    }
    return text.toString();
  }

  /** Shows a line that the next one may replace. */
  private void show(String line) {
    if (terminal) {
      String fitting =
          line.length() < console.width() ? line : line.substring(0, console.width() - 1);
      console.err().print("\r\u001b[K" + fitting);
      console.err().flush();
      lineOpen = true;
    } else {
      console.err().println(line);
    }
  }

  /** Shows a line that stays. */
  private void end(String line) {
    console.err().println((lineOpen ? "\r\u001b[K" : "") + line);
    lineOpen = false;
  }

  /** Ends an open line, so that what follows begins a new one. */
  @Override
  public synchronized void close() {
    if (lineOpen) {
      console.err().println();
      lineOpen = false;
    }
  }
}
