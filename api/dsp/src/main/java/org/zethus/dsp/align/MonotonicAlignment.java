package org.zethus.dsp.align;

import java.util.Arrays;

/**
 * Monotonic alignment search: the path through a matrix of log-likelihoods that stays on a phone or
 * goes on to the next with each frame, visits every phone, and has the highest sum.
 *
 * <p>Scores are added in float32, as in the reference. Where staying and going on are equal, the
 * path stays on the later phone for longer.
 *
 * @see <a href="https://arxiv.org/abs/2005.11129">Kim et al. 2020, Glow-TTS, section 3.2 and
 *     algorithm 1</a>
 */
public final class MonotonicAlignment {
  private MonotonicAlignment() {}

  /**
   * {@return durations, the number of frames of each phone; each at least 1, together {@code
   * frames}}
   *
   * @param logLikelihood of each frame under each phone, (frames, phones) row by row
   * @param frames number of frames
   * @param phones number of phones
   * @throws IllegalArgumentException if there are fewer frames than phones, or no phones
   */
  public static int[] durations(float[] logLikelihood, int frames, int phones) {
    return durations(logLikelihood, phones, frames, phones);
  }

  /**
   * {@return durations as {@link #durations(float[], int, int)}, from the corner of a padded matrix}
   *
   * @param stride elements from one row to the next; at least {@code phones}
   */
  public static int[] durations(float[] logLikelihood, int stride, int frames, int phones) {
    if (phones < 1 || frames < phones) {
      throw new IllegalArgumentException(
          "need at least one phone and a frame for each, found %d phones and %d frames"
              .formatted(phones, frames));
    }
    if (stride < phones || logLikelihood.length < (long) (frames - 1) * stride + phones) {
      throw new IllegalArgumentException(
          "need %d rows of %d values %d apart, found %d values"
              .formatted(frames, phones, stride, logLikelihood.length));
    }
    return trace(bestSums(logLikelihood, stride, frames, phones), frames, phones);
  }

  /** {@code best[t][x]}: the highest sum of a path that is on phone x in frame t. */
  private static float[][] bestSums(float[] logLikelihood, int stride, int frames, int phones) {
    float[][] best = new float[frames][phones];
    best[0][0] = logLikelihood[0];
    float[] moved = new float[phones];
    for (int t = 1; t < frames; t++) {
      // Phones that can be reached, and from which the end can be reached.
      int from = Math.max(0, phones + t - frames);
      int to = Math.min(phones, t + 1);
      float[] previous = best[t - 1];
      if (t < phones) {
        previous[t] = Float.NEGATIVE_INFINITY; // a path has visited at most t phones before
      }
      // Moving the row, rather than reading at x - 1, lets the compiler use vector instructions.
      if (from == 0) {
        moved[0] = Float.NEGATIVE_INFINITY;
        System.arraycopy(previous, 0, moved, 1, to - 1);
      } else {
        System.arraycopy(previous, from - 1, moved, from, to - from);
      }
      System.arraycopy(logLikelihood, t * stride + from, best[t], from, to - from);
      addLarger(best[t], previous, moved, from, to);
    }
    return best;
  }

  private static void addLarger(float[] sum, float[] stay, float[] move, int from, int to) {
    for (int x = from; x < to; x++) {
      sum[x] += Math.max(stay[x], move[x]);
    }
  }

  private static int[] trace(float[][] best, int frames, int phones) {
    int[] durations = new int[phones];
    int phone = phones - 1;
    for (int t = frames - 1; t >= 0; t--) {
      durations[phone]++;
      if (phone > 0 && (phone == t || best[t - 1][phone] < best[t - 1][phone - 1])) {
        phone--;
      }
    }
    return durations;
  }

  /** {@return the path as a matrix, (frames, phones) row by row: 1 where a frame is on a phone} */
  public static float[] path(int[] durations) {
    int frames = Arrays.stream(durations).sum();
    float[] path = new float[frames * durations.length];
    int t = 0;
    for (int phone = 0; phone < durations.length; phone++) {
      for (int i = 0; i < durations[phone]; i++) {
        path[t++ * durations.length + phone] = 1;
      }
    }
    return path;
  }
}
