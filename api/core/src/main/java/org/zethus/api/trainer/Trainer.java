package org.zethus.api.trainer;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.plugin.CancelledException;

/** Trains one model and leaves a checkpoint. */
@ConsumerType
public interface Trainer extends AutoCloseable {
  /**
   * Trains up to the configured last step and leaves in the run's output folder what {@link
   * org.zethus.api.plugin.Checkpoint#folder} opens. Resumes from the newest state it finds there:
   * stopped and resumed, it ends with the same bits as a run that was not stopped.
   *
   * @throws CancelledException if cancelled, after its state is saved
   */
  void train();

  /** Frees weights and optimiser state. */
  @Override
  void close();
}
