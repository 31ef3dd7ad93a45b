package org.zethus.runner;

import java.util.OptionalDouble;

/**
 * How far a stage is.
 *
 * @param done steps or items finished
 * @param total how many there will be; 0 where unknown
 * @param perSecond steps or items a second since this run began; 0 where not yet known
 * @param detail what a person may want beside it, e.g. {@code loss 0.412}; may be empty
 */
public record StageProgress(long done, long total, double perSecond, String detail) {
  /** {@return the seconds this stage still needs at its present rate, where that can be said} */
  public OptionalDouble remainingSeconds() {
    return perSecond > 0 && total > 0
        ? OptionalDouble.of(Math.max(0, total - done) / perSecond)
        : OptionalDouble.empty();
  }
}
