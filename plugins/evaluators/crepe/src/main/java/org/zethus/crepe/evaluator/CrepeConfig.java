package org.zethus.crepe.evaluator;

import org.zethus.api.config.Default;
import org.zethus.dsp.score.Comparison;

/**
 * How tracks are found and compared.
 *
 * @param compare how pairs are prepared
 * @param crepe how tracks are found
 */
record CrepeConfig(@Default("{}") Comparison compare, @Default("{}") Search crepe) {
  /**
   * How a track is found.
   *
   * @param threshold least confidence of a voiced frame, from 0 to 1
   * @param smooth whether pitch follows the most likely path
   */
  record Search(@Default("0.5") double threshold, @Default("true") boolean smooth) {
    Search {
      if (!(threshold >= 0 && threshold <= 1)) {
        throw new IllegalArgumentException("need 0 <= threshold <= 1, found " + threshold);
      }
    }
  }
}
