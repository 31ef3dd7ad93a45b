package org.zethus.runner.internal;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.zethus.api.plugin.Progress;
import org.zethus.runner.StageProgress;

/**
 * Measures the rate of what a stage reports, and passes on at most some ten reports a second. What
 * an earlier run did before the first report does not count for the rate.
 */
final class ProgressMeter implements Progress {
  private static final long INTERVAL_NANOS = 100_000_000;

  private final Consumer<StageProgress> sink;
  private final LongSupplier nanoTime;
  private long firstDone = -1;
  private long firstTime;
  private long lastTime;

  ProgressMeter(Consumer<StageProgress> sink, LongSupplier nanoTime) {
    this.sink = sink;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void report(long done, long total, String detail) {
    long now = nanoTime.getAsLong();
    boolean isFirst = firstDone < 0;
    if (isFirst) {
      firstDone = done;
      firstTime = now;
    } else if (now - lastTime < INTERVAL_NANOS && done != total) {
      return;
    }
    lastTime = now;
    double seconds = (now - firstTime) / 1e9;
    double perSecond = seconds > 0 ? (done - firstDone) / seconds : 0;
    sink.accept(new StageProgress(done, total, perSecond, detail));
  }
}
