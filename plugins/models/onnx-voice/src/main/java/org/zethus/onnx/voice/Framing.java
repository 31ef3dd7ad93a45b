package org.zethus.onnx.voice;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between and around the symbols of a sentence.
 *
 * @param begin ids of what begins it
 * @param blank ids of what stands before, between and behind its symbols
 * @param end ids of what ends it
 * @param spread whether blanks stand around the beginning and the end too
 */
record Framing(List<Long> begin, List<Long> blank, List<Long> end, boolean spread) {
  /** Nothing. */
  static final Framing NONE = new Framing(List.of(), List.of(), List.of(), false);

  /** Kokoro's: the id 0 at both ends. */
  static final Framing ZEROS = new Framing(List.of(0L), List.of(), List.of(0L), false);

  /** {@return Piper's: {@code ^ _ a _ b _ $}} */
  static Framing piper(Tokens tokens) {
    return new Framing(of("^", tokens), of("_", tokens), of("$", tokens), false);
  }

  /** {@return blanks of an id alone: {@code _ a _ b _}} */
  static Framing blanks(long blank) {
    return new Framing(List.of(), List.of(blank), List.of(), false);
  }

  /** {@return blanks of an id, also around the ends: {@code _ ^ _ a _ $ _}} */
  static Framing blanksAndEnds(long blank, Tokens tokens) {
    return new Framing(of("^", tokens), List.of(blank), of("$", tokens), true);
  }

  private static List<Long> of(String symbol, Tokens tokens) {
    return tokens.of(symbol).orElse(List.of());
  }

  /** {@return the ids within their frame; an empty sentence stays empty} */
  List<Long> around(List<Long> ids) {
    if (ids.isEmpty()) {
      return ids;
    }
    return spread ? blanked(ended(ids)) : ended(blanked(ids));
  }

  private List<Long> ended(List<Long> ids) {
    List<Long> ended = new ArrayList<>(begin);
    ended.addAll(ids);
    ended.addAll(end);
    return ended;
  }

  private List<Long> blanked(List<Long> ids) {
    List<Long> blanked = new ArrayList<>(blank);
    for (Long id : ids) {
      blanked.add(id);
      blanked.addAll(blank);
    }
    return blanked;
  }
}
