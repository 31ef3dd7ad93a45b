package org.zethus.dsp.align;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Dynamic time warping: pairs the frames of two recordings so that the sum of their distances is
 * the smallest, both beginning and both ending together, with steps of one frame in either or both.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1978.1163055">Sakoe, Chiba 1978</a>
 */
public final class TimeWarping {
  /** Steps; 0 is one in both. */
  private static final byte FIRST = 1;

  private static final byte SECOND = 2;
  private static final long MOST_CELLS = 1_000_000_000;

  private TimeWarping() {}

  /** The distance of a frame of the first to a frame of the second recording. */
  @FunctionalInterface
  public interface Distance {
    double between(int first, int second);
  }

  /**
   * Where a path is looked for: frame {@code i} of the first recording pairs with frames {@code
   * from[i]} to {@code to[i] - 1} of the second. Both only rise, and a path fits in between.
   */
  record Band(int[] from, int[] to) {}

  /** Pairs of frames, in order. */
  public static final class Path {
    private final int[] first;
    private final int[] second;
    private final double distance;

    private Path(int[] first, int[] second, double distance) {
      this.first = first;
      this.second = second;
      this.distance = distance;
    }

    /** {@return the number of pairs} */
    public int length() {
      return first.length;
    }

    /** {@return the frame of the first recording in a pair} */
    public int first(int pair) {
      return first[pair];
    }

    /** {@return the frame of the second recording in a pair} */
    public int second(int pair) {
      return second[pair];
    }

    /** {@return the sum of the distances of all pairs} */
    public double distance() {
      return distance;
    }
  }

  /**
   * {@return the pairs of smallest sum; none where a recording has no frames}
   *
   * @throws IllegalArgumentException if both are so long that their product is over a thousand
   *     million
   */
  public static Path align(int firstFrames, int secondFrames, Distance distance) {
    if ((long) firstFrames * secondFrames > MOST_CELLS) {
      throw new IllegalArgumentException(
          "cannot align %d with %d frames, at most %d pairs are compared; split the recordings"
              .formatted(firstFrames, secondFrames, MOST_CELLS));
    }
    if (firstFrames == 0 || secondFrames == 0) {
      return new Path(new int[0], new int[0], 0);
    }
    int[] all = new int[firstFrames];
    Arrays.fill(all, secondFrames);
    return within(new Band(new int[firstFrames], all), distance);
  }

  /** {@return the pairs of smallest sum in a band} */
  static Path within(Band band, Distance distance) {
    int frames = band.from().length;
    int width = band.to()[frames - 1];
    byte[][] steps = new byte[frames][];
    double[] previous = new double[width + 1]; // sums up to (i - 1, j) at j + 1
    double[] current = new double[width + 1];
    Arrays.fill(previous, Double.POSITIVE_INFINITY);
    Arrays.fill(current, Double.POSITIVE_INFINITY);
    previous[0] = 0; // before the first pair
    for (int i = 0; i < frames; i++) {
      int from = band.from()[i];
      steps[i] = new byte[band.to()[i] - from];
      current[from] = Double.POSITIVE_INFINITY; // outside
      for (int j = from; j < band.to()[i]; j++) {
        double best = previous[j];
        if (previous[j + 1] < best) {
          best = previous[j + 1];
          steps[i][j - from] = FIRST;
        }
        if (current[j] < best) {
          best = current[j];
          steps[i][j - from] = SECOND;
        }
        current[j + 1] = best + distance.between(i, j);
      }
      double[] swap = previous;
      previous = current;
      current = swap;
    }
    return trace(steps, band, previous[width]);
  }

  /** {@return frame i of the first with frame i of the second recording, without warping} */
  public static Path oneToOne(int frames, Distance distance) {
    int[] both = IntStream.range(0, frames).toArray();
    double sum = IntStream.range(0, frames).mapToDouble(i -> distance.between(i, i)).sum();
    return new Path(both, both, sum);
  }

  private static Path trace(byte[][] steps, Band band, double distance) {
    int i = steps.length - 1;
    int j = band.to()[i] - 1;
    int at = i + j + 1; // the longest path
    int[] first = new int[at];
    int[] second = new int[at];
    while (true) {
      at--;
      first[at] = i;
      second[at] = j;
      if (i == 0 && j == 0) {
        break;
      }
      byte step = i == 0 ? SECOND : j == 0 ? FIRST : steps[i][j - band.from()[i]];
      i -= step == SECOND ? 0 : 1;
      j -= step == FIRST ? 0 : 1;
    }
    return new Path(
        Arrays.copyOfRange(first, at, first.length),
        Arrays.copyOfRange(second, at, second.length),
        distance);
  }
}
