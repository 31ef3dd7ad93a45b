package org.zethus.torch.tts;

import java.util.List;
import java.util.TreeSet;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;

/**
 * Who speaks, by id.
 *
 * @param names in the order of their ids; one empty name for a corpus of one speaker without a name
 */
public record Speakers(List<String> names) {
  public Speakers {
    names = List.copyOf(names);
  }

  /** {@return all speakers that occur, in alphabetical order} */
  public static Speakers of(List<Utterance> utterances) {
    TreeSet<String> names = new TreeSet<>();
    utterances.forEach(utterance -> names.add(utterance.speaker()));
    return new Speakers(List.copyOf(names));
  }

  /**
   * {@return the id of a speaker}
   *
   * @param name empty for the first
   * @throws ZethusException if there is none of that name
   */
  public long id(String name) {
    int index = name.isEmpty() ? 0 : names.indexOf(name);
    if (index < 0) {
      throw new ZethusException(
          names.stream().allMatch(String::isEmpty)
              ? "no speaker '%s': this model has one voice without a name".formatted(name)
              : "no speaker '%s'; this model has %s".formatted(name, String.join(", ", names)));
    }
    return index;
  }
}
