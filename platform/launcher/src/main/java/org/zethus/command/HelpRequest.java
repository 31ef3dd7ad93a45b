package org.zethus.command;

/** The command line asks for help; the message is the answer. */
public final class HelpRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HelpRequest(String help) {
    super(help, null, false, false);
  }

  /** {@return what to print} */
  public String help() {
    return String.valueOf(getMessage());
  }
}
