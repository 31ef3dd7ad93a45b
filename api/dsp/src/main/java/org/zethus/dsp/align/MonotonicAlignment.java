package org.zethus.dsp.align;

import java.util.Arrays;

/**
 * Monotonic alignment search: the path through a matrix of log-likelihoods that stays on a phone or
 * goes on to the next with each frame, visits every phone, and has the highest sum.
 *
 * <p>Sums are kept for every {@code sqrt(frames)}-th frame, and found again block by block on the
 * way back: that stays in the processor's cache, and is faster than keeping all of them.
 *
 * <p>Scores are added in float32, as in the reference. Where staying and going on are equal, the
 * path stays on the later phone for longer.
 *
 * @see <a href="https://arxiv.org/abs/2005.11129">Kim et al. 2020, Glow-TTS, section 3.2 and
 *     algorithm 1</a>
 */
public final class MonotonicAlignment {
  private final float[] logLikelihood;
  private final int stride;
  private final int frames;
  private final int phones;
  private final int[] durations;

  /** A row moved by one phone: unlike reading at x - 1, it lets the compiler use vectors. */
  private final float[] moved;

  private MonotonicAlignment(float[] logLikelihood, int stride, int frames, int phones) {
    this.logLikelihood = logLikelihood;
    this.stride = stride;
    this.frames = frames;
    this.phones = phones;
    durations = new int[phones];
    moved = new float[phones];
  }

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
   * {@return durations as {@link #durations(float[], int, int)}, from the corner of a padded
   * matrix}
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
    MonotonicAlignment search = new MonotonicAlignment(logLikelihood, stride, frames, phones);
    search.run();
    return search.durations;
  }

  private void run() {
    int block = (int) Math.ceil(Math.sqrt(frames));
    float[][] rows = new float[block + 1][phones];
    float[][] kept = new float[(frames - 1) / block + 1][];
    kept[0] = Arrays.copyOf(logLikelihood, phones);
    for (int i = 0; i < kept.length - 1; i++) {
      fill(rows, kept[i], i * block, (i + 1) * block);
      kept[i + 1] = rows[block].clone();
    }
    int phone = phones - 1;
    for (int i = kept.length - 1, last = frames - 1; i >= 0; last = i * block, i--) {
      fill(rows, kept[i], i * block, last);
      phone = trace(rows, i * block, last, phone);
    }
    durations[phone]++; // the first frame
  }

  /**
   * Finds {@code rows[t - first][x]}, the highest sum of a path that is on phone x in frame t, for
   * frames after {@code first} up to {@code last}.
   */
  private void fill(float[][] rows, float[] start, int first, int last) {
    System.arraycopy(start, 0, rows[0], 0, phones);
    for (int t = first + 1; t <= last; t++) {
      if (t < phones) {
        rows[t - 1 - first][t] = Float.NEGATIVE_INFINITY; // a path has visited t phones at most
      }
      System.arraycopy(logLikelihood, t * stride, rows[t - first], 0, phones);
      addBest(rows[t - first], rows[t - 1 - first], t);
    }
  }

  private void addBest(float[] sum, float[] stay, int t) {
    // Phones that can be reached, and from which the end can be reached.
    int from = Math.max(0, phones + t - frames);
    int to = Math.min(phones, t + 1);
    moved[0] = Float.NEGATIVE_INFINITY;
    int first = Math.max(from, 1);
    System.arraycopy(stay, first - 1, moved, first, to - first);
    addLarger(sum, stay, moved, from, to);
  }

  private static void addLarger(float[] sum, float[] stay, float[] move, int from, int to) {
    for (int x = from; x < to; x++) {
      sum[x] += Math.max(stay[x], move[x]);
    }
  }

  /** Goes back from frame {@code last} on {@code phone}; {@return the phone of {@code first}} */
  private int trace(float[][] rows, int first, int last, int phone) {
    int current = phone;
    for (int t = last; t > first; t--) {
      durations[current]++;
      float[] before = rows[t - 1 - first];
      if (current > 0 && (current == t || before[current] < before[current - 1])) {
        current--;
      }
    }
    return current;
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
