package org.zethus.shell;

/** A command of a session failed and has told why; what stands behind it is not run. */
final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  CommandFailed(int code) {
    super("exit code " + code, null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }
}
