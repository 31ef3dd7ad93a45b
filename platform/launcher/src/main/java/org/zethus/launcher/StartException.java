package org.zethus.launcher;

import org.jspecify.annotations.Nullable;

/** The platform does not start; the message says why and what to do. */
final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
