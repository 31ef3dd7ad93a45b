package org.zethus.evaluator.dnsmos;

import java.util.Map;

/** Opinions of one excerpt. */
interface Measure extends AutoCloseable {
  /**
   * {@return opinions by name, from 1 to 5}
   *
   * @param excerpt {@link Excerpts#LENGTH} samples
   */
  Map<String, Double> of(float[] excerpt);

  @Override
  void close();
}
