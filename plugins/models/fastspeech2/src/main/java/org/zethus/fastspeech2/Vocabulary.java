package org.zethus.fastspeech2;

import java.util.List;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.SymbolTable;

/**
 * What a corpus or a checkpoint gives numbers to: symbols, speakers, pitch and energy.
 *
 * @param symbols ids of phones and pauses
 * @param speakers by id; an empty name for a corpus of one
 * @param statistics of pitch and energy
 * @param melBins mel bands of a frame
 */
record Vocabulary(SymbolTable symbols, List<String> speakers, Statistics statistics, int melBins) {

  /** {@return a checkpoint's vocabulary} */
  static Vocabulary of(FastSpeech2Config config) {
    return new Vocabulary(
        new SymbolTable(config.symbols()),
        config.speakers(),
        config.statistics(),
        config.features().melBins());
  }

  /**
   * {@return the id of a speaker}
   *
   * @param name empty for the first
   * @throws ZethusException if there is none of that name
   */
  long speaker(String name) {
    int index = name.isEmpty() ? 0 : speakers.indexOf(name);
    if (index < 0) {
      throw new ZethusException(
          speakers.stream().allMatch(String::isEmpty)
              ? "no speaker '%s': this model has one voice without a name".formatted(name)
              : "no speaker '%s'; this model has %s".formatted(name, String.join(", ", speakers)));
    }
    return index;
  }
}
