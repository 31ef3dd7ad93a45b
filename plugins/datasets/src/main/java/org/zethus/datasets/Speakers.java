package org.zethus.datasets;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zethus.api.plugin.ZethusException;

/** Which speakers of a corpus to take. */
public final class Speakers {
  private Speakers() {}

  /**
   * {@return the recordings of those speakers, in order; all of them where none is named}
   *
   * @param corpus names it in a message
   * @throws ZethusException if one is not in the corpus
   */
  public static List<Recording> choose(
      List<Recording> recordings, List<String> speakers, String corpus) {
    if (speakers.isEmpty()) {
      return recordings;
    }
    Set<String> there =
        recordings.stream().map(r -> r.utterance().speaker()).collect(Collectors.toSet());
    for (String speaker : speakers) {
      if (!there.contains(speaker)) {
        throw new ZethusException(
            "%s has no speaker '%s' (speakers); it has %s"
                .formatted(corpus, speaker, String.join(", ", new TreeSet<>(there))));
      }
    }
    return recordings.stream().filter(r -> speakers.contains(r.utterance().speaker())).toList();
  }
}
