package org.zethus.dsp.pitch;

import java.util.Arrays;

/**
 * The hidden Markov model of pYIN and its Viterbi search. States are pitch bins, voiced ones first
 * and unvoiced ones after them; from frame to frame pitch moves a little and voicing seldom
 * changes.
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.2014.6853678">Mauch, Dixon 2014, section 2.2</a>
 */
final class PitchTracker {
  /** Octaves per second that pitch can move. */
  private static final double MAX_TRANSITION_RATE = 35.92;

  private static final double LOG_SWITCH = StrictMath.log(0.01);
  private static final double LOG_KEEP = StrictMath.log(0.99);

  /** What stands for the logarithm of 0. */
  private static final double LOG_ZERO = StrictMath.log(Double.MIN_NORMAL);

  private final int bins;

  /** Half of the width of the triangle of moves. */
  private final int reach;

  /** Logarithm of the triangle at distance 0 to {@code reach}. */
  private final double[] logTriangle;

  /** Logarithm of what the triangle around a bin sums up to; less at the ends. */
  private final double[] logSum;

  PitchTracker(int bins, int binsPerSemitone, PitchSpec spec) {
    this.bins = bins;
    double semitones = MAX_TRANSITION_RATE * 12 * spec.hopLength() / spec.sampleRate();
    int width = (int) Math.rint(semitones) * binsPerSemitone + 1;
    reach = width / 2;
    logTriangle = new double[reach + 1];
    for (int d = 0; d <= reach; d++) {
      logTriangle[d] = StrictMath.log(triangle(d));
    }
    logSum = new double[bins];
    for (int from = 0; from < bins; from++) {
      double sum = 0;
      for (int to = Math.max(0, from - reach); to <= Math.min(bins - 1, from + reach); to++) {
        sum += triangle(Math.abs(to - from));
      }
      logSum[from] = StrictMath.log(sum);
    }
  }

  private double triangle(int distance) {
    return (reach + 1.0 - distance) / (reach + 1);
  }

  Search search(int frames) {
    return new Search(frames);
  }

  /** One search, frame by frame. */
  final class Search {
    private final char[][] origins;
    private double[] scores = new double[2 * bins];
    private double[] next = new double[2 * bins];
    private final double[] leaving = new double[bins];
    private final double[][] reached = new double[2][bins];
    private final int[][] reachedFrom = new int[2][bins];
    private int frame;

    private Search(int frames) {
      if (2 * bins > Character.MAX_VALUE) {
        throw new IllegalArgumentException("need at most 32767 pitch bins, found " + bins);
      }
      origins = new char[frames][];
    }

    /**
     * Goes on by a frame.
     *
     * @param observed probability of each bin
     * @param voiced probability that the frame is voiced
     */
    void step(double[] observed, double voiced) {
      double logUnvoiced = log((1 - voiced) / bins);
      if (frame == 0) {
        Arrays.fill(scores, -StrictMath.log(2 * bins));
      } else {
        move();
      }
      for (int i = 0; i < bins; i++) {
        scores[i] += observed[i] == 0 ? LOG_ZERO : log(observed[i]);
        scores[bins + i] += logUnvoiced;
      }
      frame++;
    }

    private static double log(double probability) {
      return StrictMath.log(probability + Double.MIN_NORMAL);
    }

    private void move() {
      char[] from = new char[2 * bins];
      int best = indexOfLargest(scores);
      double jump = scores[best] + LOG_ZERO; // a move that the model rules out
      reach(0);
      reach(1);
      for (int target = 0; target < 2; target++) {
        double fromVoiced = target == 0 ? LOG_KEEP : LOG_SWITCH;
        double fromUnvoiced = target == 0 ? LOG_SWITCH : LOG_KEEP;
        for (int i = 0; i < bins; i++) {
          double score = reached[0][i] + fromVoiced;
          int origin = reachedFrom[0][i];
          if (reached[1][i] + fromUnvoiced > score) {
            score = reached[1][i] + fromUnvoiced;
            origin = bins + reachedFrom[1][i];
          }
          if (jump > score) {
            score = jump;
            origin = best;
          }
          next[target * bins + i] = score;
          from[target * bins + i] = (char) origin;
        }
      }
      origins[frame] = from;
      double[] swap = scores;
      scores = next;
      next = swap;
    }

    /** The best way to each bin from the voiced (0) or unvoiced (1) states. */
    private void reach(int voicing) {
      for (int i = 0; i < bins; i++) {
        leaving[i] = scores[voicing * bins + i] - logSum[i];
      }
      double[] best = reached[voicing];
      int[] origin = reachedFrom[voicing];
      for (int i = 0; i < bins; i++) {
        int from = Math.max(0, i - reach);
        int to = Math.min(bins - 1, i + reach);
        double most = Double.NEGATIVE_INFINITY;
        int where = from;
        for (int k = from; k <= to; k++) {
          double score = leaving[k] + logTriangle[Math.abs(k - i)];
          if (score > most) {
            most = score;
            where = k;
          }
        }
        best[i] = most;
        origin[i] = where;
      }
    }

    /** {@return the states of the most likely track} */
    int[] bestStates() {
      int[] states = new int[frame];
      int state = frame == 0 ? 0 : indexOfLargest(scores);
      for (int t = frame - 1; t >= 0; t--) {
        states[t] = state;
        state = t > 0 ? origins[t][state] : state;
      }
      return states;
    }

    private static int indexOfLargest(double[] values) {
      int best = 0;
      for (int i = 1; i < values.length; i++) {
        best = values[i] > values[best] ? i : best;
      }
      return best;
    }
  }
}
