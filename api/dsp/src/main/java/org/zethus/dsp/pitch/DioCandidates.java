package org.zethus.dsp.pitch;

import java.util.Arrays;

/**
 * What the bands of DIO found, and the track through it: of each frame the steadiest candidate,
 * then islands of steady frames, which grow to both sides as long as a candidate goes on where they
 * lead.
 *
 * @see <a href="https://doi.org/10.1587/transinf.2015EDP7457">Morise et al. 2016 (WORLD), section
 *     3.1</a>
 */
final class DioCandidates {
  /** How much F0 may change from frame to frame, relatively. */
  private static final double MAX_CHANGE = 0.1;

  private static final double TINY = 1e-12;

  private final double[][] f0;
  private final double[][] unsteadiness;
  private final int frames;

  DioCandidates(int bands, int frames) {
    f0 = new double[bands][];
    unsteadiness = new double[bands][];
    this.frames = frames;
  }

  /** Takes what a band found, where it lies in the band's upper octave. */
  void put(int band, Fundamentalness found, double cutOff, PitchSpec spec) {
    f0[band] = found.f0();
    unsteadiness[band] = new double[frames];
    for (int t = 0; t < frames; t++) {
      double hertz = found.f0()[t];
      boolean inside =
          hertz <= cutOff && hertz >= cutOff / 2 && hertz <= spec.fMax() && hertz >= spec.fMin();
      f0[band][t] = inside ? hertz : 0;
      unsteadiness[band][t] =
          inside ? found.deviation()[t] / (hertz + TINY) : Double.POSITIVE_INFINITY;
    }
  }

  /** {@return the F0 of each frame, 0 where unvoiced} */
  float[] track(PitchSpec spec) {
    double framesPerPeriod = spec.sampleRate() / (spec.hopLength() * spec.fMin());
    int shortest = 2 * (int) (0.5 + framesPerPeriod) + 1;
    float[] track = new float[frames];
    if (frames <= shortest) {
      return track;
    }
    double[] grown = grow(withoutEdges(withoutJumps(steadiest(), shortest), shortest));
    for (int t = 0; t < frames; t++) {
      track[t] = (float) grown[t];
    }
    return track;
  }

  private double[] steadiest() {
    double[] best = new double[frames];
    for (int t = 0; t < frames; t++) {
      int band = 0;
      for (int i = 1; i < f0.length; i++) {
        band = unsteadiness[i][t] < unsteadiness[band][t] ? i : band;
      }
      best[t] = f0[band][t];
    }
    return best;
  }

  private double[] withoutJumps(double[] track, int shortest) {
    double[] base = new double[frames];
    System.arraycopy(track, shortest, base, shortest, Math.max(0, frames - 2 * shortest));
    double[] kept = new double[frames];
    for (int t = shortest; t < frames; t++) {
      boolean steady = Math.abs(base[t] - base[t - 1]) / (base[t] + TINY) < MAX_CHANGE;
      kept[t] = steady ? base[t] : 0;
    }
    return kept;
  }

  /** An onset or an end is not trusted; {@link #grow} may find it again. */
  private double[] withoutEdges(double[] track, int shortest) {
    int reach = (shortest - 1) / 2;
    double[] kept = track.clone();
    for (int t = reach; t < frames - reach; t++) {
      for (int k = t - reach; k <= t + reach; k++) {
        kept[t] = track[k] == 0 ? 0 : kept[t];
      }
    }
    return kept;
  }

  private double[] grow(double[] islands) {
    double[] track = islands.clone();
    int[] ends = bounds(islands, 1);
    for (int i = 0; i < ends.length; i++) {
      int limit = i + 1 < ends.length ? ends[i + 1] : frames - 1;
      extend(track, ends[i], limit, 1);
    }
    int[] starts = bounds(islands, -1);
    for (int i = starts.length - 1; i >= 0; i--) {
      int limit = i > 0 ? starts[i - 1] : 1;
      extend(track, starts[i], limit, -1);
    }
    return track;
  }

  /** The voiced frames whose neighbour in a direction is unvoiced. */
  private static int[] bounds(double[] track, int direction) {
    return java.util.stream.IntStream.range(1, track.length - 1)
        .filter(t -> track[t] != 0 && track[t + direction] == 0)
        .toArray();
  }

  private void extend(double[] track, int from, int limit, int direction) {
    for (int t = from; t != limit && t - direction >= 0 && t - direction < frames; t += direction) {
      double expected = (3 * track[t] - track[t - direction]) / 2;
      track[t + direction] = nearest(expected, t + direction);
      if (track[t + direction] == 0) {
        return;
      }
    }
  }

  private double nearest(double expected, int frame) {
    double best =
        Arrays.stream(f0)
            .mapToDouble(band -> band[frame])
            .reduce((a, b) -> Math.abs(expected - b) < Math.abs(expected - a) ? b : a)
            .orElse(0);
    return Math.abs(1 - best / expected) > MAX_CHANGE ? 0 : best;
  }
}
