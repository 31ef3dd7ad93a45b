package org.zethus.shell;

/** Seconds for people. */
final class Durations {
  private Durations() {}

  /** {@return e.g. {@code 0:07}, {@code 12:30} or {@code 1:02:03}} */
  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? "%d:%02d".formatted(whole / 60, whole % 60)
        : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
  }
}
