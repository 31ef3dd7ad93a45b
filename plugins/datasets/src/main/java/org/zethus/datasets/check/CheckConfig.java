package org.zethus.datasets.check;

import org.zethus.api.config.Default;

/**
 * What counts as a problem.
 *
 * @param layout how the dataset is laid out
 * @param frontEnd id of what reads the text; empty: nothing does
 * @param minSeconds shortest plausible recording
 * @param maxSeconds longest recording that can be trained on
 * @param maxSilence seconds of silence that may be before or behind the speech
 * @param fail whether problems fail the stage; else it makes a list of them, and a manifest of the
 *     recordings that have none
 * @param preprocess the recipe's section
 */
record CheckConfig(
    @Default("auto") Layout layout,
    @Default("english") String frontEnd,
    @Default("0.1") double minSeconds,
    @Default("30") double maxSeconds,
    @Default("2") double maxSilence,
    @Default("true") boolean fail,
    @Default("{}") Preprocess preprocess) {
  CheckConfig {
    if (!(0 <= minSeconds && minSeconds < maxSeconds && maxSilence >= 0)) {
      throw new IllegalArgumentException(
          "need 0 <= min_seconds < max_seconds and max_silence >= 0, found %s, %s and %s"
              .formatted(minSeconds, maxSeconds, maxSilence));
    }
  }

  /**
   * What is read of the recipe's section.
   *
   * @param sampleRate the rate that will be trained at; 0: unknown
   */
  record Preprocess(@Default("0") int sampleRate) {}
}
