package org.zethus.dsp.pitch;

import java.util.Arrays;

/**
 * The F0 candidates of each frame, with a score of how well its harmonics fit.
 *
 * @see <a href="https://doi.org/10.21437/Interspeech.2017-68">Morise 2017, sections 2.1 and 2.2</a>
 */
final class HarvestCandidates {
  /** So many neighbouring bands must see a candidate. */
  private static final int FEWEST_BANDS = 10;

  /** A candidate is also one of so many frames before and after. */
  private static final int SPREAD = 3;

  private static final int HARMONICS = 6;
  private static final double LOWEST_SCORE = 2.5;

  /** What a neighbouring frame's candidate may differ, as a fraction; else both are chance. */
  private static final double MAX_DIFFERENCE = 0.05;

  private static final double TINY = 1e-12;

  private final double[][] f0;
  private final double[][] scores;

  /**
   * Finds the candidates.
   *
   * @param bands F0 by band and frame, 0 where a band cannot tell
   */
  HarvestCandidates(double[][] bands, int frames) {
    double[][] seen = new double[frames][];
    for (int t = 0; t < frames; t++) {
      seen[t] = seenByMany(bands, t);
    }
    f0 = new double[frames][];
    scores = new double[frames][];
    for (int t = 0; t < frames; t++) {
      double[] near = new double[0];
      for (int k = Math.max(0, t - SPREAD); k <= Math.min(frames - 1, t + SPREAD); k++) {
        int length = near.length;
        near = Arrays.copyOf(near, length + seen[k].length);
        System.arraycopy(seen[k], 0, near, length, seen[k].length);
      }
      f0[t] = near;
      scores[t] = new double[near.length];
    }
  }

  /** The means over runs of bands; the lowest and the highest band only end a run. */
  private static double[] seenByMany(double[][] bands, int frame) {
    double[] means = new double[bands.length / FEWEST_BANDS + 1];
    int count = 0;
    int run = 0;
    double sum = 0;
    for (int i = 1; i < bands.length; i++) {
      double hertz = i < bands.length - 1 ? bands[i][frame] : 0;
      if (hertz > 0) {
        run++;
        sum += hertz;
        continue;
      }
      if (run >= FEWEST_BANDS) {
        means[count++] = sum / run;
      }
      run = 0;
      sum = 0;
    }
    return Arrays.copyOf(means, count);
  }

  /** Replaces each candidate by what its harmonics say, and drops those that fit badly. */
  void refine(InstantaneousFrequency signal, double[] places, PitchSpec spec, double rate) {
    for (int t = 0; t < f0.length; t++) {
      for (int j = 0; j < f0[t].length; j++) {
        double guess = f0[t][j];
        int harmonics = Math.min(HARMONICS, (int) (rate / 2 / guess));
        InstantaneousFrequency.Estimate found =
            signal.around(places[t], guess).estimate(guess, harmonics);
        double score = 1 / (found.relativeError() + TINY);
        boolean fits =
            found.f0() >= spec.fMin() && found.f0() <= spec.fMax() && score >= LOWEST_SCORE;
        f0[t][j] = fits ? found.f0() : 0;
        scores[t][j] = fits ? score : 0;
      }
    }
    dropLonely();
  }

  private void dropLonely() {
    double[][] all = Arrays.stream(f0).map(double[]::clone).toArray(double[][]::new);
    for (int t = 1; t < f0.length - 1; t++) {
      for (int j = 0; j < f0[t].length; j++) {
        double hertz = all[t][j];
        if (hertz > 0
            && nearest(hertz, all[t - 1], MAX_DIFFERENCE) == 0
            && nearest(hertz, all[t + 1], MAX_DIFFERENCE) == 0) {
          f0[t][j] = 0;
          scores[t][j] = 0;
        }
      }
    }
  }

  /** {@return the nearest, 0 if none differs by at most a fraction} */
  private static double nearest(double hertz, double[] candidates, double maxDifference) {
    double best = 0;
    double least = maxDifference;
    for (double candidate : candidates) {
      double difference = Math.abs(hertz - candidate) / hertz;
      if (difference <= least) {
        least = difference;
        best = candidate;
      }
    }
    return best;
  }

  int frames() {
    return f0.length;
  }

  /** {@return a frame's candidate of the highest score, 0 if it has none} */
  double best(int frame) {
    double best = 0;
    double highest = 0;
    for (int j = 0; j < f0[frame].length; j++) {
      if (scores[frame][j] > highest) {
        highest = scores[frame][j];
        best = f0[frame][j];
      }
    }
    return best;
  }

  /** {@return a frame's candidate nearest to a frequency, 0 if none differs by at most so much} */
  double nearest(int frame, double hertz, double maxDifference) {
    return nearest(hertz, f0[frame], maxDifference);
  }

  /** {@return the score of a frame's candidate, 0 if it is none} */
  double score(int frame, double candidate) {
    double score = 0;
    for (int j = 0; j < f0[frame].length; j++) {
      if (f0[frame][j] == candidate) {
        score = Math.max(score, scores[frame][j]);
      }
    }
    return score;
  }
}
