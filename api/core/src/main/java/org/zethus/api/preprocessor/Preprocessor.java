package org.zethus.api.preprocessor;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.data.Manifest;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;

/** Reads folders or artifacts and writes an artifact: a manifest and the files it names. */
@ConsumerType
public interface Preprocessor extends AutoCloseable {
  /**
   * Makes the artifact in the run's output folder. What an interrupted run left there is used or
   * overwritten, so that the result is the same.
   *
   * @return what was written
   * @throws ZethusException if an input is missing or bad; the message names the file
   * @throws CancelledException if the run was cancelled
   */
  Manifest process();

  /** Frees what it holds. */
  @Override
  default void close() {}
}
