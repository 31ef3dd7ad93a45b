package org.zethus.launcher;

/** Logs go to standard error: warnings, or with {@code -v} everything that may help. */
final class Logs {
  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private Logs() {}

  /** Has an effect only before the first logger is made. */
  static void configure(boolean verbose) {
    setDefault("logFile", "System.err");
    setDefault("defaultLogLevel", verbose ? "info" : "warn");
    setDefault("log.org.zethus", verbose ? "debug" : "warn");
    setDefault("showThreadName", "false");
    setDefault("showShortLogName", "true");
    setDefault("levelInBrackets", "true");
  }

  /** {@return whether everything that may help is logged} */
  static boolean verbose() {
    return "debug".equals(System.getProperty(PREFIX + "log.org.zethus"));
  }

  private static void setDefault(String key, String value) {
    System.getProperties().putIfAbsent(PREFIX + key, value);
  }
}
