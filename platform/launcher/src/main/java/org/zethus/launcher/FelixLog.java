package org.zethus.launcher;

import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Passes the framework's messages on; on its own it would print them on standard output. */
final class FelixLog extends Logger {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("felix");

  @Override
  protected void doLog(int level, String message, @Nullable Throwable cause) {
    switch (level) {
      case LOG_ERROR ->
          LOG.error(
              cause == null || Logs.verbose() ? message : message + ": " + cause.getMessage(),
              Logs.verbose() ? cause : null);
      case LOG_WARNING -> LOG.info(message, cause);
      default -> LOG.debug(message, cause);
    }
  }
}
