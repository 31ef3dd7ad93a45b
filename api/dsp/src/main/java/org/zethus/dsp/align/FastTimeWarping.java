package org.zethus.dsp.align;

import java.util.function.ToDoubleBiFunction;

/**
 * Time warping that is nearly the best: the path of recordings of half the length, found the same
 * way, is followed, and only what lies near it is looked at. Time and memory grow with the length,
 * not with its square.
 *
 * @see <a href="https://doi.org/10.3233/IDA-2007-11508">Salvador, Chan 2007 (FastDTW)</a>
 */
public final class FastTimeWarping {
  private FastTimeWarping() {}

  /**
   * {@return pairs whose sum of distances is nearly the smallest; none where a recording has no
   * frames} Where it makes no difference, a step is one in both.
   *
   * @param first frames of a recording, each the values of one frame
   * @param second frames of the other, with as many values
   * @param radius how far from the path of half the length, in its frames, is looked; at least 1
   * @param distance of a frame of the first, or the mean of some, to one of the second; finite
   */
  public static TimeWarping.Path align(
      double[][] first,
      double[][] second,
      int radius,
      ToDoubleBiFunction<double[], double[]> distance) {
    if (radius < 1) {
      throw new IllegalArgumentException("need a radius of at least 1, found " + radius);
    }
    TimeWarping.Distance between = (i, j) -> distance.applyAsDouble(first[i], second[j]);
    if (Math.min(first.length, second.length) - 2 < radius) {
      return TimeWarping.align(first.length, second.length, between);
    }
    TimeWarping.Path coarse = align(halved(first), halved(second), radius, distance);
    return TimeWarping.within(around(coarse, radius, first.length, second.length), between);
  }

  /** Means of two frames each; of an odd number the last is left out. */
  private static double[][] halved(double[][] frames) {
    double[][] halved = new double[frames.length / 2][];
    for (int t = 0; t < halved.length; t++) {
      halved[t] = frames[2 * t].clone();
      for (int d = 0; d < halved[t].length; d++) {
        halved[t][d] = (halved[t][d] + frames[2 * t + 1][d]) / 2;
      }
    }
    return halved;
  }

  /** What a path of half the length leaves to look at. */
  private static TimeWarping.Band around(
      TimeWarping.Path coarse, int radius, int firstFrames, int secondFrames) {
    int last = coarse.first(coarse.length() - 1);
    int[] lowest = new int[last + 1];
    int[] highest = new int[last + 1];
    for (int pair = coarse.length() - 1; pair >= 0; pair--) {
      lowest[coarse.first(pair)] = coarse.second(pair);
    }
    for (int pair = 0; pair < coarse.length(); pair++) {
      highest[coarse.first(pair)] = coarse.second(pair);
    }
    int[] from = new int[firstFrames];
    int[] to = new int[firstFrames];
    for (int i = 0; i < firstFrames; i++) {
      int middle = Math.min(i / 2, last); // an odd number's last frame goes with the one before
      int low = lowest[Math.max(0, middle - radius)] - radius;
      int high = highest[Math.min(last, middle + radius)] + radius;
      from[i] = Math.max(0, 2 * low);
      to[i] = Math.min(secondFrames, 2 * high + 2);
    }
    return new TimeWarping.Band(from, to);
  }
}
