package org.zethus.api.plugin;

import org.jspecify.annotations.Nullable;

/**
 * Something the person at the keyboard can mend. The message stands alone: what, where, found,
 * expected, and the way out; nobody needs the stack trace.
 */
public class ZethusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ZethusException(String message) {
    super(message);
  }

  public ZethusException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
