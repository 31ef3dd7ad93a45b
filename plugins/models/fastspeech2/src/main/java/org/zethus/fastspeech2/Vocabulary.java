package org.zethus.fastspeech2;

import org.zethus.text.SymbolTable;
import org.zethus.torch.tts.Speakers;
import org.zethus.torch.tts.Statistics;

/**
 * What a corpus or a checkpoint gives numbers to: symbols, speakers, pitch and energy.
 *
 * @param symbols ids of phones and pauses
 * @param speakers who speaks
 * @param statistics of pitch and energy
 * @param melBins mel bands of a frame
 */
record Vocabulary(SymbolTable symbols, Speakers speakers, Statistics statistics, int melBins) {

  /** {@return a checkpoint's vocabulary} */
  static Vocabulary of(FastSpeech2Config config) {
    return new Vocabulary(
        new SymbolTable(config.symbols()),
        new Speakers(config.speakers()),
        config.statistics(),
        config.features().melBins());
  }
}
