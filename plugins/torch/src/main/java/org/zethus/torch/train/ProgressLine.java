package org.zethus.torch.train;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.LongSupplier;
import org.zethus.api.plugin.Progress;

/** What a person who waits sees: losses, learning rate and speed, a few times a second. */
final class ProgressLine {
  private static final long REFRESH_NANOS = 200_000_000;
  private static final int SHOWN = 4;
  private static final double SMOOTHING = 0.3;

  private final Progress progress;
  private final LongSupplier clock;
  private final long lastStep;
  private String detail = "";
  private long shownAt;
  private long shownStep;
  private double rate;

  ProgressLine(Progress progress, LongSupplier clock, long firstStep, long lastStep) {
    this.progress = progress;
    this.clock = clock;
    this.lastStep = lastStep;
    this.shownAt = clock.getAsLong();
    this.shownStep = firstStep;
  }

  /** Says that a step is done. */
  void report(long step, Map<String, Double> losses, double learningRate) {
    long now = clock.getAsLong();
    if (detail.isEmpty() || now - shownAt >= REFRESH_NANOS || step == lastStep) {
      measure(step, now);
      detail = describe(losses, learningRate);
    }
    progress.report(step, lastStep, detail);
  }

  private void measure(long step, long now) {
    double latest = (step - shownStep) * 1e9 / Math.max(1, now - shownAt);
    rate = rate == 0 ? latest : rate + SMOOTHING * (latest - rate);
    shownAt = now;
    shownStep = step;
  }

  private String describe(Map<String, Double> losses, double learningRate) {
    StringJoiner text = new StringJoiner(", ");
    losses.entrySet().stream()
        .limit(SHOWN)
        .forEach(
            loss ->
                text.add(
                    "%s %s"
                        .formatted(
                            loss.getKey().replace('_', ' '),
                            String.format(Locale.ROOT, "%.4g", loss.getValue()))));
    text.add(String.format(Locale.ROOT, "lr %.2e", learningRate));
    text.add(String.format(Locale.ROOT, rate < 10 ? "%.2f steps/s" : "%.0f steps/s", rate));
    return text.toString();
  }
}
