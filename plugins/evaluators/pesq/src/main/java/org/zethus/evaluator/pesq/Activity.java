package org.zethus.evaluator.pesq;

import java.util.Arrays;
import java.util.List;

/**
 * Where in a sound somebody speaks, window by window, and how loud: the envelope that delays are
 * first guessed from. P.862 section 10.1.3.1.
 */
final class Activity {
  /** Shorter bursts are no speech. */
  private static final int SHORTEST_SPEECH = 5;

  /** Shorter gaps belong to the speech around them: 200 ms. */
  private static final int LONGEST_GAP = 50;

  /** Nothing is taken to be quieter than this part of the loudest window. */
  private static final double DYNAMIC_RANGE = 1e-4;

  private static final int THRESHOLD_STEPS = 12;

  /** Speech that is so much louder than the noise is told from clicks by its mean. */
  private static final double CLEAN = 1000;

  private static final double FAINT = 3;

  private final double[] power;
  private final boolean[] active;
  private final double quietest;
  private double threshold;

  Activity(Sound sound) {
    power = powers(sound);
    active = new boolean[power.length];
    threshold = mean(power);
    double loudest = Arrays.stream(power).max().orElse(0);
    quietest = loudest > 0 ? DYNAMIC_RANGE * loudest : 1;
    raise();
    settle();
    decide();
    soften();
  }

  private static double[] powers(Sound sound) {
    int window = sound.timing().window();
    double[] powers = new double[sound.windows()];
    for (int i = 0; i < powers.length; i++) {
      double sum = 0;
      for (int j = i * window; j < (i + 1) * window; j++) {
        sum += sound.samples()[j] * sound.samples()[j];
      }
      powers[i] = sum / window;
    }
    return powers;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private void raise() {
    for (int i = 0; i < power.length; i++) {
      power[i] = Math.max(power[i], quietest);
    }
  }

  /** Moves the threshold just above the noise: two deviations above the mean of what is below. */
  private void settle() {
    for (int step = 0; step < THRESHOLD_STEPS; step++) {
      double[] noise = Arrays.stream(power).filter(value -> value <= threshold).toArray();
      double mean = mean(noise);
      double variance = mean(Arrays.stream(noise).map(x -> (x - mean) * (x - mean)).toArray());
      threshold = 1.001 * (mean + 2 * Math.sqrt(variance));
    }
  }

  private void decide() {
    double[] speech = Arrays.stream(power).filter(value -> value > threshold).toArray();
    double[] noise = Arrays.stream(power).filter(value -> value <= threshold).toArray();
    if (speech.length == 0) {
      threshold = -1;
    }
    for (int i = 1; i < power.length - 1; i++) {
      active[i] = power[i] > threshold;
    }
    power[0] = quietest;
    power[power.length - 1] = quietest;
    for (Run run : Run.of(active)) {
      fill(run, run.length() >= SHORTEST_SPEECH);
    }
    if (mean(speech) >= CLEAN * (noise.length == 0 ? 1 : mean(noise))) {
      for (Run run : Run.of(active)) {
        double sum = Arrays.stream(power, run.start(), run.end()).sum();
        fill(run, sum >= FAINT * threshold * run.length());
      }
    }
    join(Run.of(active));
    if (Run.of(active).isEmpty()) {
      fill(new Run(1, power.length - 1), true);
    }
  }

  private void fill(Run run, boolean value) {
    Arrays.fill(active, run.start(), run.end(), value);
  }

  private void join(List<Run> runs) {
    for (int i = 1; i < runs.size(); i++) {
      int silent = runs.get(i - 1).end();
      int spoken = runs.get(i).start();
      Run gap = new Run(silent, spoken);
      if (gap.length() <= LONGEST_GAP) {
        fill(gap, true);
        Arrays.fill(power, gap.start(), gap.end(), quietest);
      }
    }
  }

  /** Lets speech begin and end two windows further out, and fainter. */
  private void soften() {
    int i = 3;
    while (i < power.length - 2) {
      if (active[i] && !active[i - 2]) {
        extend(i - 2, 0.1 * power[i]);
        extend(i - 1, 0.3 * power[i]);
        i++;
      }
      if (!active[i] && active[i - 1]) {
        extend(i, 0.3 * power[i - 1]);
        extend(i + 1, 0.1 * power[i - 1]);
        i += 3;
      }
      i++;
    }
  }

  private void extend(int window, double value) {
    power[window] = value;
    active[window] = true;
  }

  /** {@return whether somebody speaks in a window; beyond the sound nobody does} */
  boolean speech(int window) {
    return 0 <= window && window < active.length && active[window];
  }

  /** {@return the stretches of speech, in windows} */
  List<Run> speech() {
    return Run.of(active);
  }

  int windows() {
    return power.length;
  }

  /** {@return the logarithm of the power over the noise where there is speech, 0 elsewhere} */
  double[] envelope() {
    double floor = threshold > 0 ? threshold : quietest;
    double[] envelope = new double[power.length];
    for (int i = 0; i < envelope.length; i++) {
      envelope[i] = active[i] && power[i] > floor ? StrictMath.log(power[i] / floor) : 0;
    }
    return envelope;
  }
}
