package org.zethus.torch.masked;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.zethus.torch.Tensors;

/**
 * What a training step hides of a batch: each sequence keeps a prompt, sometimes none, and of the
 * rest each frame is hidden with the probability of the sequence's time; one at least is.
 *
 * @param times t of each sequence
 * @param probability with which a frame is hidden, per sequence
 * @param promptFrames frames of each sequence's prompt
 * @param hidden (B, T) row by row
 */
public record Corruption(float[] times, float[] probability, int[] promptFrames, boolean[] hidden) {
  /** A time of 0 would hide nothing. */
  private static final float EARLIEST = 1e-5f;

  private static final int SHORTEST_PROMPT = 5;

  /**
   * How prompts are cut and how little may be hidden.
   *
   * @param withoutPrompt probability with which a batch has no prompts, so that the model learns to
   *     do without
   * @param longestPrompt share of a sequence that a prompt stays below
   * @param leastHidden lowest probability with which a frame is hidden
   */
  public record Rule(double withoutPrompt, double longestPrompt, double leastHidden) {
    public Rule {
      if (!(withoutPrompt >= 0 && withoutPrompt <= 1)) {
        throw new IllegalArgumentException(
            "need 0 <= cfg_scale <= 1, found %s".formatted(withoutPrompt));
      }
    }
  }

  /** {@return the time of each sequence of a batch} */
  public static float[] times(CorruptionDraws draws, int batch) {
    float[] times = draws.times(batch);
    for (int b = 0; b < batch; b++) {
      times[b] = Math.max(times[b], EARLIEST);
    }
    return times;
  }

  /**
   * Draws what is hidden.
   *
   * @param times as {@link #times} gave them
   * @param frames of the longest sequence, T
   */
  public static Corruption draw(CorruptionDraws draws, Rule rule, float[] times, int frames) {
    int batch = times.length;
    float[] probability = new float[batch];
    for (int b = 0; b < batch; b++) {
      probability[b] = Math.max(MaskSchedule.probability(times[b]), (float) rule.leastHidden());
    }
    int[] prompts = promptFrames(draws, rule, batch, frames);
    boolean[] hidden = draws.hidden(probability, frames);
    for (int b = 0; b < batch; b++) {
      hideAfterPrompt(hidden, b * frames, prompts[b], frames);
    }
    return new Corruption(times, probability, prompts, hidden);
  }

  /**
   * {@return frames of the prompt that each sequence of a batch keeps, all 0 where there are none}
   *
   * @param frames of the longest sequence, T
   */
  public static int[] promptFrames(CorruptionDraws draws, Rule rule, int batch, int frames) {
    if (draws.gate() <= (float) rule.withoutPrompt()) {
      return new int[batch];
    }
    int shortest = Math.min(frames / 4, SHORTEST_PROMPT);
    int end = Math.max(shortest + 1, (int) (frames * rule.longestPrompt()));
    return draws.promptFrames(batch, shortest, end);
  }

  private static void hideAfterPrompt(boolean[] hidden, int row, int prompt, int frames) {
    Arrays.fill(hidden, row, row + prompt, false);
    for (int i = prompt; i < frames; i++) {
      if (hidden[row + i]) {
        return;
      }
    }
    hidden[row + prompt] = true;
  }

  /** {@return sequences, B} */
  public int batch() {
    return times.length;
  }

  /** {@return frames of the longest sequence, T} */
  public int frames() {
    return hidden.length / times.length;
  }

  /** {@return t, (B)} */
  public NDArray timesArray(NDManager manager) {
    return Tensors.of(manager, times, batch());
  }

  /** {@return 1 where hidden, else 0; (B, T)} */
  public NDArray hiddenArray(NDManager manager) {
    return flags(manager, i -> hidden[i]);
  }

  /** {@return 1 within the prompts, else 0; (B, T)} */
  public NDArray promptArray(NDManager manager) {
    return flags(manager, i -> i % frames() < promptFrames[i / frames()]);
  }

  private NDArray flags(NDManager manager, IntPredicate set) {
    float[] values = new float[hidden.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = set.test(i) ? 1 : 0;
    }
    return Tensors.of(manager, values, batch(), frames());
  }
}
