package org.zethus.api.model;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a model is asked for. Tasks are open: a third party adds one with a request type of its own.
 */
@ConsumerType
public interface ModelRequest {
  /** {@return the task, e.g. {@code tts}} */
  String task();

  /** {@return the seed of everything random in the answer; same seed, same bits} */
  long seed();
}
