package org.zethus.datasets.libritts;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.datasets.CorpusConfig;
import org.zethus.datasets.SampleRate;
import org.zethus.datasets.Selection;

/**
 * What to take of LibriTTS, and how it shall sound.
 *
 * @param subsets e.g. {@code train-clean-100}; none named: all there are for training
 * @param skip utterances of each reader to leave out at the beginning
 * @param limit most utterances of each reader; 0: all
 * @param speakers readers to take, by number; none named: all
 * @param trim whether silence before and behind the speech is cut off
 * @param preprocess the recipe's section, of which the sample rate counts
 */
record LibriTtsConfig(
    @Default("[]") List<String> subsets,
    @Default("0") int skip,
    @Default("0") int limit,
    @Default("[]") List<String> speakers,
    @Default("false") boolean trim,
    SampleRate preprocess)
    implements CorpusConfig {
  LibriTtsConfig {
    new Selection(skip, limit); // refuses bad ones while the config is read
  }
}
