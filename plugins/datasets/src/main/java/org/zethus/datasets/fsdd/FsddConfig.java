package org.zethus.datasets.fsdd;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.datasets.CorpusConfig;
import org.zethus.datasets.Recording;
import org.zethus.datasets.SampleRate;
import org.zethus.datasets.Selection;

/**
 * Which takes to use, and how they shall sound.
 *
 * @param skip takes to leave out of each digit of each speaker: with 5, takes 0 to 4
 * @param limit most takes of each digit of each speaker; 0: all
 * @param speakers whom to take; none named: all
 * @param trim whether silence before and behind the speech is cut off
 * @param preprocess the recipe's section, of which the sample rate counts
 */
record FsddConfig(
    @Default("0") int skip,
    @Default("0") int limit,
    @Default("[]") List<String> speakers,
    @Default("false") boolean trim,
    SampleRate preprocess)
    implements CorpusConfig {
  FsddConfig {
    new Selection(skip, limit); // refuses bad ones while the config is read
  }

  @Override
  public Object group(Recording recording) {
    return List.of(recording.utterance().speaker(), recording.utterance().text());
  }
}
