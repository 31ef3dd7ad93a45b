package org.zethus.shell;

import java.io.PrintStream;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.command.Console;

/**
 * One run of a command.
 *
 * @param console where it reads and writes
 * @param cancel fires when the person interrupts it
 */
public record Call(Console console, CancelSignal cancel) {
  /** {@return where results go} */
  PrintStream out() {
    return console.out();
  }
}
