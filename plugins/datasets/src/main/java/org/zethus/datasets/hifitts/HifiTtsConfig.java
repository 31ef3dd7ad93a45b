package org.zethus.datasets.hifitts;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.datasets.CorpusConfig;
import org.zethus.datasets.SampleRate;
import org.zethus.datasets.Selection;

/**
 * What to take of Hi-Fi TTS, and how it shall sound.
 *
 * @param splits of {@code train}, {@code dev} and {@code test}
 * @param skip utterances of each reader to leave out at the beginning
 * @param limit most utterances of each reader; 0: all
 * @param speakers readers to take, by number; none named: all
 * @param trim whether silence before and behind the speech is cut off
 * @param preprocess the recipe's section, of which the sample rate counts
 */
record HifiTtsConfig(
    @Default("[\"train\"]") List<String> splits,
    @Default("0") int skip,
    @Default("0") int limit,
    @Default("[]") List<String> speakers,
    @Default("false") boolean trim,
    SampleRate preprocess)
    implements CorpusConfig {
  HifiTtsConfig {
    new Selection(skip, limit); // refuses bad ones while the config is read
  }
}
