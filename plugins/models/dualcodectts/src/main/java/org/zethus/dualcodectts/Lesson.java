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
 * @param prompts so many first frames of each are heard by the second half with all codebooks
 */
record Lesson(List<long[]> texts, List<int[][]> sounds, int codebook, List<Integer> prompts) {

  Lesson {
    texts = List.copyOf(texts);
    sounds = List.copyOf(sounds);
    prompts = List.copyOf(prompts);
  }

  /**
   * {@return a lesson on utterances, about any codebook} Each hears a quarter to three quarters of
   * itself: the published rule, a quarter to a half of the shortest for all, leaves the others
   * hardly a prompt to go by where lengths differ.
   *
   * @param longestPrompt frames
   */
  static Lesson of(
      List<Spoken> items, TextIds textIds, int codebooks, int longestPrompt, Random random) {
    return new Lesson(
        items.stream().map(item -> textIds.of(item.text(), "")).toList(),
        items.stream().map(Spoken::codes).toList(),
        1 + random.nextInt(codebooks - 1),
        items.stream().map(item -> prompt(item.frames(), longestPrompt, random)).toList());
  }

  private static int prompt(int frames, int longest, Random random) {
    int quarter = frames / 4;
    return quarter == 0 ? 0 : Math.min(longest, quarter + random.nextInt(2 * quarter + 1));
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
