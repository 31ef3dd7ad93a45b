package org.zethus.command;

import java.io.InputStream;
import java.io.PrintStream;
import org.osgi.annotation.versioning.ProviderType;

/** Where a command reads and writes, and how it hears that it should stop. */
@ProviderType
public interface Console {
  /** {@return standard input} */
  InputStream in();

  /** {@return where results go} */
  PrintStream out();

  /** {@return where progress and messages go} */
  PrintStream err();

  /** {@return columns of the terminal that {@link #err()} writes to; 0 where it is none} */
  int width();

  /**
   * Runs {@code stop} when the person interrupts the command; close the handle to forget it.
   *
   * @param patient whether the command may take its time to save its state; else the process ends
   *     within a second
   */
  Registration onInterrupt(Runnable stop, boolean patient);

  /** A listener's hold on the console. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
