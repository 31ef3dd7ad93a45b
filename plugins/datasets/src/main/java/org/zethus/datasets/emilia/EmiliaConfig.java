package org.zethus.datasets.emilia;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.datasets.CorpusConfig;
import org.zethus.datasets.SampleRate;
import org.zethus.datasets.Selection;

/**
 * What to take of an Emilia-style corpus, and how it shall sound.
 *
 * @param wanted by language, quality and duration
 * @param skip utterances of each speaker to leave out at the beginning
 * @param limit most utterances of each speaker; 0: all
 * @param speakers to take; none named: all
 * @param trim whether silence before and behind the speech is cut off
 * @param phones whether the text is read as English while the corpus is converted
 * @param preprocess the recipe's section, of which the sample rate counts
 */
record EmiliaConfig(
    @Key("") Wanted wanted,
    @Default("0") int skip,
    @Default("0") int limit,
    @Default("[]") List<String> speakers,
    @Default("false") boolean trim,
    @Default("false") boolean phones,
    SampleRate preprocess)
    implements CorpusConfig {
  /**
   * Which lines count.
   *
   * @param languages by their codes, e.g. {@code en}; none named: all
   * @param minDnsmos least quality as DNSMOS P.835 rates it, 1 to 5; a line without a rating counts
   * @param minSeconds least duration
   * @param maxSeconds most duration
   */
  record Wanted(
      @Default("[]") List<String> languages,
      @Default("0") double minDnsmos,
      @Default("0.5") double minSeconds,
      @Default("30") double maxSeconds) {
    Wanted {
      languages = List.copyOf(languages);
      if (!(minSeconds >= 0 && maxSeconds > minSeconds)) {
        throw new IllegalArgumentException(
            "need 0 <= min_seconds < max_seconds, found %s and %s"
                .formatted(minSeconds, maxSeconds));
      }
    }

    boolean has(Emilia.Line line) {
      return (languages.isEmpty() || languages.contains(line.language()))
          && (line.dnsmos() == 0 || line.dnsmos() >= minDnsmos)
          && (line.duration() == 0
              || line.duration() >= minSeconds && line.duration() <= maxSeconds);
    }
  }

  EmiliaConfig {
    new Selection(skip, limit); // refuses bad ones while the config is read
  }
}
