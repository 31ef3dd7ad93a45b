package org.zethus.api.plugin;

/** Hears how far a piece of work is. Called often, from any thread; must be cheap. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress NONE = (done, total, detail) -> {};

  /**
   * Reports.
   *
   * @param done steps or items finished
   * @param total how many there will be; 0 where unknown
   * @param detail what a person may want beside it, e.g. {@code loss 0.412}; may be empty
   */
  void report(long done, long total, String detail);
}
