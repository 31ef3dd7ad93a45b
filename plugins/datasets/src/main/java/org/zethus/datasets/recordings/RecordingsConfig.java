package org.zethus.datasets.recordings;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.datasets.CorpusConfig;
import org.zethus.datasets.SampleRate;
import org.zethus.datasets.Selection;

/**
 * What to take of a folder of recordings, and how it shall sound.
 *
 * @param metadata the file that says what is said, relative to the folder; empty: {@code
 *     metadata.csv} and the like, or the only such file
 * @param columns what stands in them, of {@code id}, {@code file}, {@code text} and {@code
 *     speaker}, where no header says so; other names are passed over
 * @param skip recordings of each speaker to leave out at the beginning
 * @param limit most recordings of each speaker; 0: all
 * @param speakers whom to take; none named: all
 * @param trim whether silence before and behind the speech is cut off
 * @param phones whether the text is read as English; false where a stage {@code
 *     preprocessor/phonemes} reads it as another language
 * @param preprocess the recipe's section, of which the sample rate counts
 */
record RecordingsConfig(
    @Default("") String metadata,
    @Default("[]") List<String> columns,
    @Default("0") int skip,
    @Default("0") int limit,
    @Default("[]") List<String> speakers,
    @Default("false") boolean trim,
    @Default("true") boolean phones,
    SampleRate preprocess)
    implements CorpusConfig {
  RecordingsConfig {
    new Selection(skip, limit); // refuses bad ones while the config is read
  }
}
