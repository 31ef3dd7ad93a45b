package org.zethus.hub;

import org.zethus.api.plugin.ZethusException;

/** The server did not answer; what is in the cache may still serve. */
public final class UnreachableException extends ZethusException {
  private static final long serialVersionUID = 1L;

  UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
