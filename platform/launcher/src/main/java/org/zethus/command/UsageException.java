package org.zethus.command;

/** The command line cannot be understood; the message says what and where help is. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message, null, false, false);
  }
}
