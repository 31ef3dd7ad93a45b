package org.zethus.datasets.vctk;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.datasets.CorpusConfig;
import org.zethus.datasets.SampleRate;
import org.zethus.datasets.Selection;

/**
 * What to take of VCTK, and how it shall sound.
 *
 * @param skip utterances of each speaker to leave out at the beginning
 * @param limit most utterances of each speaker; 0: all
 * @param speakers whom to take, e.g. {@code p225}; none named: all
 * @param accents of the speakers, as {@code speaker-info.txt} names them, e.g. {@code Scottish};
 *     none named: all
 * @param genders of the speakers, {@code F} and {@code M}; none named: all
 * @param mic which microphone of version 0.92, 1 or 2
 * @param trim whether silence before and behind the speech is cut off
 * @param preprocess the recipe's section, of which the sample rate counts
 */
record VctkConfig(
    @Default("0") int skip,
    @Default("0") int limit,
    @Default("[]") List<String> speakers,
    @Default("[]") List<String> accents,
    @Default("[]") List<String> genders,
    @Default("1") int mic,
    @Default("false") boolean trim,
    SampleRate preprocess)
    implements CorpusConfig {
  VctkConfig {
    new Selection(skip, limit); // refuses bad ones while the config is read
    if (mic != 1 && mic != 2) {
      throw new IllegalArgumentException("need mic 1 or 2, found " + mic);
    }
  }
}
