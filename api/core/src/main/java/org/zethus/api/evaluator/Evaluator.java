package org.zethus.api.evaluator;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.data.Manifest;
import org.zethus.api.plugin.ZethusException;

/** Scores generated utterances against references. */
@ConsumerType
public interface Evaluator extends AutoCloseable {
  /**
   * Scores every utterance that both manifests have, in the order of {@code generated}.
   *
   * @throws ZethusException if they have none in common, or a file cannot be read
   */
  Scores evaluate(Manifest reference, Manifest generated);

  /** Frees what it holds. */
  @Override
  default void close() {}
}
