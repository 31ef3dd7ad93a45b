package org.zethus.valle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What the non-autoregressive half is taught of a batch: which codebook, and what it hears first.
 *
 * @param stage the codebook, from 1
 * @param prefix so many first frames are heard with all codebooks and not predicted
 * @param prompts pieces heard before the utterances, (codebooks, frames) each, equally long; none:
 *     empty
 * @param cutFrom where the pieces were cut from the utterances, which are not predicted there; from
 *     elsewhere: empty
 */
record Prompting(int stage, int prefix, List<int[][]> prompts, List<Integer> cutFrom) {
  private static final double LEAST = 0.25; // of the shortest utterance

  Prompting {
    prompts = List.copyOf(prompts);
    cutFrom = List.copyOf(cutFrom);
  }

  /** {@return no prompt} */
  static Prompting none(int stage) {
    return new Prompting(stage, 0, List.of(), List.of());
  }

  /** {@return the first frames as prompt} */
  static Prompting prefix(int stage, int frames) {
    return new Prompting(stage, frames, List.of(), List.of());
  }

  /**
   * {@return what the config's prefix mode asks for}
   *
   * @param others for each utterance the codes of another one by the same speaker, or its own
   */
  static Prompting draw(
      ValleConfig config, Examples examples, List<int[][]> others, Random random) {
    int stage = 1 + random.nextInt(config.quantizers() - 1);
    int least = (int) (LEAST * examples.shortestSound());
    return switch (config.prefixMode()) {
      case 0 -> none(stage);
      case 1 -> {
        int frames = least == 0 ? 0 : least + random.nextInt(least);
        yield prefix(stage, Math.min(frames, config.maxPromptFrames()));
      }
      case 2 -> {
        int frames = Math.min(least, config.maxPromptFrames());
        List<Integer> starts = starts(examples.codes(), frames, random);
        yield new Prompting(stage, 0, pieces(examples.codes(), starts, frames), starts);
      }
      default -> {
        int shortest = others.stream().mapToInt(codes -> codes[0].length).min().orElse(0);
        int frames = Math.min(shortest, config.maxPromptFrames());
        List<Integer> starts = starts(others, frames, random);
        yield new Prompting(stage, 0, pieces(others, starts, frames), List.of());
      }
    };
  }

  private static List<Integer> starts(List<int[][]> codes, int frames, Random random) {
    return codes.stream().map(rows -> random.nextInt(rows[0].length - frames + 1)).toList();
  }

  private static List<int[][]> pieces(List<int[][]> codes, List<Integer> starts, int frames) {
    List<int[][]> pieces = new ArrayList<>();
    for (int b = 0; b < codes.size(); b++) {
      int start = starts.get(b);
      pieces.add(
          Arrays.stream(codes.get(b))
              .map(row -> Arrays.copyOfRange(row, start, start + frames))
              .toArray(int[][]::new));
    }
    return pieces;
  }

  /** {@return frames of the prompts, which are equally long} */
  int promptFrames() {
    return prompts.isEmpty() ? 0 : prompts.get(0)[0].length;
  }
}
