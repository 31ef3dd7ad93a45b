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
    byte[][] steps = new byte[firstFrames][secondFrames];
    double[] previous = new double[secondFrames];
    double[] current = new double[secondFrames];
    for (int i = 0; i < firstFrames; i++) {
      for (int j = 0; j < secondFrames; j++) {
        double best = i == 0 && j == 0 ? 0 : Double.POSITIVE_INFINITY;
        if (i > 0 && j > 0) {
          best = previous[j - 1];
        }
        if (i > 0 && previous[j] < best) {
          best = previous[j];
          steps[i][j] = FIRST;
        }
        if (j > 0 && current[j - 1] < best) {
          best = current[j - 1];
          steps[i][j] = SECOND;
        }
        current[j] = best + distance.between(i, j);
      }
      double[] swap = previous;
      previous = current;
      current = swap;
    }
    return trace(steps, previous[secondFrames - 1]);
  }

  /** {@return frame i of the first with frame i of the second recording, without warping} */
  public static Path oneToOne(int frames, Distance distance) {
    int[] both = IntStream.range(0, frames).toArray();
    double sum = IntStream.range(0, frames).mapToDouble(i -> distance.between(i, i)).sum();
    return new Path(both, both, sum);
  }

  private static Path trace(byte[][] steps, double distance) {
    int i = steps.length - 1;
    int j = steps[0].length - 1;
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
      byte step = i == 0 ? SECOND : j == 0 ? FIRST : steps[i][j];
      i -= step == SECOND ? 0 : 1;
      j -= step == FIRST ? 0 : 1;
    }
    return new Path(
        Arrays.copyOfRange(first, at, first.length),
        Arrays.copyOfRange(second, at, second.length),
        distance);
  }
}
