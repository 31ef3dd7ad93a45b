package org.zethus.datasets.ljspeech;

import org.zethus.api.config.Default;
import org.zethus.datasets.CorpusConfig;
import org.zethus.datasets.SampleRate;
import org.zethus.datasets.Selection;

/**
 * What to take of a corpus, and how it shall sound.
 *
 * @param skip utterances to leave out at the beginning, e.g. to hold others out for a test
 * @param limit most utterances to take; 0: all
 * @param trim whether silence before and behind the speech is cut off
 * @param preprocess the recipe's section, of which the sample rate counts
 */
record LjSpeechConfig(
    @Default("0") int skip,
    @Default("0") int limit,
    @Default("false") boolean trim,
    SampleRate preprocess)
    implements CorpusConfig {
  LjSpeechConfig {
    new Selection(skip, limit); // refuses bad ones while the config is read
  }
}
