package org.zethus.dualcodectts;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is learned at once.
 *
 * @param texts ids, for each utterance
 * @param sounds codes (codebooks, frames), for each utterance
 * @param codebook the one that the second half predicts, from 1
 * @param prompt so many first frames are heard by the second half with all codebooks
 */
record Lesson(List<long[]> texts, List<int[][]> sounds, int codebook, int prompt) {
  private static final double LEAST = 0.25; // of the shortest utterance

  Lesson {
    texts = List.copyOf(texts);
    sounds = List.copyOf(sounds);
  }

  /** {@return a lesson on utterances, about any codebook, after a prompt of any length} */
  static Lesson of(
      List<Spoken> items, TextIds textIds, int codebooks, int longestPrompt, Random random) {
    int shortest = items.stream().mapToInt(Spoken::frames).min().orElse(0);
    int least = (int) (LEAST * shortest);
    int prompt = least == 0 ? 0 : least + random.nextInt(least);
    return new Lesson(
        items.stream().map(item -> textIds.of(item.text(), "")).toList(),
        items.stream().map(Spoken::codes).toList(),
        1 + random.nextInt(codebooks - 1),
        Math.min(prompt, longestPrompt));
  }

  /** {@return the texts that the second half hears: none} */
  List<long[]> noTexts() {
    return Collections.nCopies(texts.size(), DualCodecValle.NO_TEXT);
  }

  /** {@return the first codebook of each utterance} */
  List<int[]> first() {
    return sounds.stream().map(codes -> codes[0]).toList();
  }

  /** {@return frames of all utterances together} */
  long frames() {
    return sounds.stream().mapToLong(codes -> codes[0].length).sum();
  }
}
