package org.zethus.crepe.evaluator;

import java.util.Arrays;
import org.zethus.crepe.PitchBins;

/**
 * The most likely path through pitch bins: from frame to frame pitch moves by less than 12 of them,
 * the nearer the likelier, and the bin that is observed as highest is the true one more often than
 * any other is. As the authors' program smooths its tracks.
 */
final class PitchPath {
  private static final int REACH = 12;
  private static final double SELF_EMISSION = 0.1;
  private static final double LOG_OTHER = Math.log((1 - SELF_EMISSION) / PitchBins.COUNT);
  private static final double LOG_SELF =
      Math.log(SELF_EMISSION + (1 - SELF_EMISSION) / PitchBins.COUNT);

  private PitchPath() {}

  /**
   * {@return the bins of the path}
   *
   * @param observed the highest bin of each frame
   */
  static int[] through(int[] observed) {
    double[] scores = new double[PitchBins.COUNT];
    int[][] origins = new int[observed.length][];
    for (int t = 0; t < observed.length; t++) {
      origins[t] = new int[PitchBins.COUNT];
      scores = t == 0 ? scores : moved(scores, origins[t]);
      for (int bin = 0; bin < PitchBins.COUNT; bin++) {
        scores[bin] += bin == observed[t] ? LOG_SELF : LOG_OTHER;
      }
    }
    int[] path = new int[observed.length];
    int bin = highest(scores);
    for (int t = observed.length - 1; t >= 0; t--) {
      path[t] = bin;
      bin = origins[t][bin];
    }
    return path;
  }

  private static double[] moved(double[] scores, int[] origins) {
    double[] moved = new double[scores.length];
    Arrays.fill(moved, Double.NEGATIVE_INFINITY);
    for (int from = 0; from < scores.length; from++) {
      int low = Math.max(0, from - REACH + 1);
      int high = Math.min(scores.length - 1, from + REACH - 1);
      double logSum = Math.log(sum(from, low, high));
      for (int to = low; to <= high; to++) {
        double score = scores[from] + Math.log(REACH - Math.abs(to - from)) - logSum;
        if (score > moved[to]) {
          moved[to] = score;
          origins[to] = from;
        }
      }
    }
    return moved;
  }

  private static double sum(int from, int low, int high) {
    double sum = 0;
    for (int to = low; to <= high; to++) {
      sum += REACH - Math.abs(to - from);
    }
    return sum;
  }

  private static int highest(double[] scores) {
    int highest = 0;
    for (int bin = 1; bin < scores.length; bin++) {
      highest = scores[bin] > scores[highest] ? bin : highest;
    }
    return highest;
  }
}
