package org.zethus.datasets;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zethus.api.plugin.ZethusException;

/** Which recordings of a corpus to take, and how they shall sound: what all layouts understand. */
public interface CorpusConfig {
  /**
   * {@return recordings of each speaker to leave out at the beginning, e.g. held out for a test}
   */
  int skip();

  /** {@return most recordings of each speaker to take; 0: all} */
  int limit();

  /** {@return whom to take; none named: all} */
  default List<String> speakers() {
    return List.of();
  }

  /** {@return whether silence before and behind the speech is cut off} */
  boolean trim();

  /** {@return whether the text is read as English, so that utterances have phones} */
  default boolean phones() {
    return true;
  }

  /** {@return the recipe's section, of which the sample rate counts} */
  SampleRate preprocess();

  /** {@return what {@code skip} and {@code limit} count in: the speaker} */
  default Object group(Recording recording) {
    return recording.utterance().speaker();
  }

  /**
   * {@return the wanted recordings; those of several speakers take turns}
   *
   * @param corpus names it in a message
   * @throws ZethusException if a speaker is not in the corpus, or none is left
   */
  default List<Recording> choose(List<Recording> all, String corpus) {
    Set<String> there =
        all.stream()
            .map(recording -> recording.utterance().speaker())
            .collect(Collectors.toCollection(TreeSet::new));
    for (String speaker : speakers()) {
      if (!there.contains(speaker)) {
        throw new ZethusException(
            "%s has no speaker '%s' (speakers); it has %s"
                .formatted(corpus, speaker, String.join(", ", there)));
      }
    }
    List<Recording> wanted =
        speakers().isEmpty()
            ? all
            : all.stream().filter(r -> speakers().contains(r.utterance().speaker())).toList();
    return new Selection(skip(), limit()).ofEach(wanted, this::group, "recordings of " + corpus);
  }
}
