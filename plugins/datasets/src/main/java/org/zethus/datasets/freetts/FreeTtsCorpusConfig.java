package org.zethus.datasets.freetts;

import org.zethus.api.config.Default;
import org.zethus.datasets.Selection;

/**
 * Which sentences to speak.
 *
 * @param skip sentences to leave out at the beginning, e.g. to hold others out for a test
 * @param limit most sentences to speak; 0: all
 * @param preprocess the recipe's section, of which the sample rate must be the voice's
 */
record FreeTtsCorpusConfig(
    @Default("0") int skip, @Default("0") int limit, @Default("{}") Preprocess preprocess) {
  FreeTtsCorpusConfig {
    new Selection(skip, limit); // refuses bad ones while the config is read
  }

  Selection selection() {
    return new Selection(skip, limit);
  }

  /**
   * What is read of the recipe's section.
   *
   * @param sampleRate samples per second
   */
  record Preprocess(@Default("16000") int sampleRate) {
    Preprocess {
      if (sampleRate != Kal16.SAMPLE_RATE) {
        throw new IllegalArgumentException(
            "found sample_rate %d, expected %d, the rate of FreeTTS's voice kal16"
                .formatted(sampleRate, Kal16.SAMPLE_RATE));
      }
    }
  }
}
