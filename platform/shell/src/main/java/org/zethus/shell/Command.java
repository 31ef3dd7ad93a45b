package org.zethus.shell;

/**
 * One command of the command line.
 *
 * @param <A> its arguments, such as {@link org.zethus.command.SayArguments}
 */
public interface Command<A> {
  /**
   * Runs to its end.
   *
   * @throws org.zethus.api.plugin.ZethusException with the message for the person if it fails
   * @throws org.zethus.command.UsageException if the arguments do not go together
   */
  void run(A arguments, Call call);

  /** {@return whether an interrupt waits until it has saved its state} */
  default boolean savesState() {
    return false;
  }
}
