package org.zethus.command;

import org.osgi.annotation.versioning.ProviderType;

/** Answers commands. */
@ProviderType
public interface CommandService {
  /** Done. */
  int OK = 0;

  /** Failed; one message on standard error tells why. */
  int FAILED = 1;

  /** Unknown command or option, or a missing argument. */
  int USAGE = 2;

  /** Interrupted. */
  int INTERRUPTED = 130;

  /**
   * Runs a command to its end. Failures are told on the console, never thrown.
   *
   * @return the exit code
   */
  int run(Invocation invocation, Console console);
}
