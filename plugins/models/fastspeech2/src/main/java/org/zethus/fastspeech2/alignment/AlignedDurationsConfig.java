package org.zethus.fastspeech2.alignment;

import org.zethus.api.config.Default;

/**
 * How to align.
 *
 * @param iterations rounds of alignment and estimation, at most
 */
record AlignedDurationsConfig(@Default("12") int iterations) {
  AlignedDurationsConfig {
    if (iterations < 1) {
      throw new IllegalArgumentException("need iterations of at least 1, found " + iterations);
    }
  }
}
