package org.zethus.evaluator.pesq;

import java.util.Arrays;
import java.util.List;

/** Compares what is heard of two sounds, frame by frame and band by band; P.862 section 10.2. */
final class PerceptualModel {
  private static final double BEST = 4.5;
  private static final double DIFFERENCE_WEIGHT = 0.1;
  private static final double ADDITION_WEIGHT = 0.0309;

  /** Sum of five samples below which the reference has not begun, or is over. */
  private static final double SILENCE = 500;

  /** Power of a frame below which it says nothing about the transfer function. */
  private static final double SILENT_FRAME = 1e7;

  /** Times the threshold of hearing: what is fainter says nothing about it either. */
  private static final double WELL_AUDIBLE = 100;

  private static final double TRANSFER_FLOOR = 1000;
  private static final double LARGEST_TRANSFER = 100;

  private final Sound reference;
  private final Sound degraded;
  private final Timing timing;
  private final DelayTrack delays;
  private final PitchPower pitch;
  private final List<Band> bands;
  private final Hearing hearing;

  /**
   * A pair.
   *
   * @param reference as it is heard
   * @param degraded as it is heard, with as many samples
   */
  PerceptualModel(Sound reference, Sound degraded, DelayTrack delays) {
    this.reference = reference;
    this.degraded = degraded;
    this.delays = delays;
    timing = reference.timing();
    pitch = new PitchPower(timing);
    bands = Bands.at(timing.sampleRate());
    hearing = new Hearing(bands);
  }

  /** {@return from -0.5 to 4.5; NaN where the reference is silent} */
  double score() {
    int first = silence(timing.margin(), 1) / timing.hop();
    int end = timing.margin() + reference.audible();
    int frames = (reference.audible() - silence(end - 1, -1)) / timing.hop();
    if (frames <= first) {
      return Double.NaN;
    }
    double[][] expected = pitch.of(reference.samples(), frames, this::start);
    double[][] found = pitch.of(degraded.samples(), frames, i -> start(i) + delays.at(start(i)));
    equaliseTransfer(expected, found);
    Disturbance[] disturbances =
        hearing.disturbances(expected, found, hearing.gain(expected[0], found[0]));
    forgetLost(disturbances);
    realign(disturbances, expected);
    for (int i = 0; i < frames; i++) {
      double loud = (hearing.audible(expected[i], 1) + 1e5) / 1e7;
      disturbances[i] = disturbances[i].beside(StrictMath.pow(loud, 0.04));
    }
    OverTime time = new OverTime(first, frames - 1, reference.speech() / timing.hop() - 1);
    return BEST
        - DIFFERENCE_WEIGHT * time.norm(i -> disturbances[i].difference())
        - ADDITION_WEIGHT * time.norm(i -> disturbances[i].addition());
  }

  private int start(int frame) {
    return timing.margin() + frame * timing.hop();
  }

  /** {@return how many samples of the reference are silent from a place on; half of all at most} */
  private int silence(int from, int direction) {
    int silent = 0;
    while (silent < reference.padded() / 2) {
      double sum = 0;
      for (int i = 0; i < 5; i++) {
        sum += Math.abs(reference.samples()[from + direction * (silent + i)]);
      }
      if (sum >= SILENCE) {
        break;
      }
      silent++;
    }
    return silent;
  }

  /** What the way of the sound did to its timbre from beginning to end is hardly minded. */
  private void equaliseTransfer(double[][] expected, double[][] found) {
    boolean[] silent = new boolean[expected.length];
    for (int i = 0; i < silent.length; i++) {
      silent[i] = hearing.audible(expected[i], WELL_AUDIBLE) < SILENT_FRAME;
    }
    double[] before = mean(expected, silent);
    double[] after = mean(found, silent);
    for (int b = 0; b < before.length; b++) {
      double transfer = (after[b] + TRANSFER_FLOOR) / (before[b] + TRANSFER_FLOOR);
      double limited = Math.max(1 / LARGEST_TRANSFER, Math.min(LARGEST_TRANSFER, transfer));
      for (double[] frame : expected) {
        frame[b] *= limited;
      }
    }
  }

  private double[] mean(double[][] powers, boolean[] silent) {
    double[] mean = new double[bands.size()];
    for (int b = 0; b < mean.length; b++) {
      double sum = 0;
      for (int i = 0; i < silent.length; i++) {
        boolean counts = !silent[i] && powers[i][b] > WELL_AUDIBLE * bands.get(b).threshold();
        sum += counts ? powers[i][b] : 0;
      }
      mean[b] = sum / (reference.audible() / timing.hop() - 1);
    }
    return mean;
  }

  private void forgetLost(Disturbance[] disturbances) {
    boolean[] lost = delays.lost(disturbances.length);
    for (int i = 0; i < lost.length; i++) {
      disturbances[i] = lost[i] ? Disturbance.NONE : disturbances[i];
    }
  }

  private void realign(Disturbance[] disturbances, double[][] expected) {
    List<Run> runs = BadIntervals.of(disturbances);
    if (runs.isEmpty()) {
      return;
    }
    double[] moved = new BadIntervals(reference, delays.undo(degraded)).realigned(runs);
    for (Run run : runs) {
      double[][] found = pitch.of(moved, run.length(), i -> start(run.start() + i));
      double[][] heard = Arrays.copyOfRange(expected, run.start(), run.end());
      Disturbance[] again = hearing.disturbances(heard, found, 1);
      for (int i = 0; i < again.length; i++) {
        disturbances[run.start() + i] = disturbances[run.start() + i].min(again[i]);
      }
    }
  }
}
