package org.zethus.evaluator.pesq;

import java.util.Arrays;
import java.util.List;
import org.zethus.dsp.CrossCorrelation;

/**
 * Stretches where the sounds differ so much that the delay may have been wrong: they are aligned
 * once more, and the smaller disturbance counts. P.862 section 10.1.3.4.
 */
final class BadIntervals {
  private static final double BAD = 30;

  /** Good frames between bad ones are bad as well if there are not more of them. */
  private static final int REACH = 2;

  private static final int SHORTEST = 5;

  /** Frames to both sides in which the delay is searched. */
  private static final int SEARCH_FRAMES = 4;

  /** Correlation below which a delay is not believed. */
  private static final double CREDIBLE = 0.5;

  private final Timing timing;
  private final double[] reference;
  private final double[] aligned;

  /**
   * Bad intervals of a pair.
   *
   * @param reference as it is heard
   * @param aligned the degraded sound as it is heard, its known delays undone
   */
  BadIntervals(Sound reference, double[] aligned) {
    timing = reference.timing();
    this.reference = reference.samples();
    this.aligned = aligned;
  }

  /** {@return stretches of frames to be aligned once more} */
  static List<Run> of(Disturbance[] disturbances) {
    boolean[] bad = new boolean[disturbances.length];
    for (int i = 1; i < bad.length; i++) {
      bad[i] = disturbances[i].difference() > BAD;
    }
    boolean[] smeared = new boolean[bad.length];
    for (int i = REACH; i < bad.length - 1 - REACH; i++) {
      smeared[i] = any(bad, i - REACH, i) && any(bad, i, i + REACH);
    }
    return Run.of(smeared).stream().filter(run -> run.length() >= SHORTEST).toList();
  }

  private static boolean any(boolean[] set, int first, int last) {
    for (int i = first; i <= last; i++) {
      if (set[i]) {
        return true;
      }
    }
    return false;
  }

  /** {@return the degraded sound, each of these stretches moved to where it fits best} */
  double[] realigned(List<Run> runs) {
    double[] moved = aligned.clone();
    int last = aligned.length - timing.tail() - 1;
    for (Run run : runs) {
      int start = timing.margin() + run.start() * timing.hop();
      int end = timing.margin() + run.end() * timing.hop() + timing.frame();
      int delay = delay(start, end);
      for (int i = start; i < end; i++) {
        moved[i] = aligned[Math.max(0, Math.min(last, i + delay))];
      }
    }
    return moved;
  }

  private int delay(int start, int end) {
    int range = SEARCH_FRAMES * timing.frame();
    int last = aligned.length - timing.margin() - 1;
    double[] expected = new double[end - start];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = Math.abs(reference[start + i]);
    }
    double[] found = new double[expected.length + 2 * range];
    for (int i = 0; i < found.length; i++) {
      int at = Math.max(timing.margin(), Math.min(last, start - range + i));
      found[i] = Math.abs(aligned[at]);
    }
    double[] correlation = CrossCorrelation.of(expected, found);
    int noLag = expected.length - 1 + range;
    int best = noLag;
    double most = CREDIBLE * Math.sqrt(energy(expected) * energy(found));
    for (int lag = -range; lag < range; lag++) {
      if (correlation[noLag + lag] > most) {
        most = correlation[noLag + lag];
        best = noLag + lag;
      }
    }
    return best - noLag;
  }

  private static double energy(double[] samples) {
    return Arrays.stream(samples).map(x -> x * x).sum();
  }
}
