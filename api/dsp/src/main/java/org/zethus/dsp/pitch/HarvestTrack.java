package org.zethus.dsp.pitch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A track through candidates, a frame each millisecond: the best ones without jumps, in sections
 * that grow to both sides where candidates go on, are merged where they meet, and are smoothed.
 *
 * @see <a href="https://doi.org/10.21437/Interspeech.2017-68">Morise 2017, section 2.3</a>
 */
final class HarvestTrack {
  private static final double MAX_JUMP = 0.008;
  private static final int SHORTEST_SECTION = 7;
  private static final double MAX_STEP = 0.18;
  private static final int MAX_GROWTH = 100;

  /** A section ends where so many frames in a row have no candidate that goes on. */
  private static final int MAX_MISSING = 4;

  /** Periods that a section must have at least. */
  private static final double FEWEST_PERIODS = 2.2;

  private static final double FRAME_RATE = 1000;
  private static final int LONGEST_GAP = 8;

  /** 30 Hz: what changes faster is no intonation. */
  private static final ZeroPhaseFilter SMOOTHING = ZeroPhaseFilter.butterworth(0.06);

  private static final int SETTLING = 300;

  private final HarvestCandidates candidates;

  /** Voiced frames {@code first} to {@code last}; {@code f0} is as long as the whole track. */
  private record Section(double[] f0, int first, int last) {
    int length() {
      return last - first + 1;
    }
  }

  HarvestTrack(HarvestCandidates candidates) {
    this.candidates = candidates;
  }

  /** {@return F0 of each frame, 0 where unvoiced} */
  double[] smooth() {
    double[] track = bridged(merged(grown(withoutShort(withoutJumps()))));
    double[] smooth = new double[track.length];
    for (Section section : sections(track)) {
      double[] longer = new double[section.length() + 2 * SETTLING];
      for (int i = 0; i < longer.length; i++) {
        int at = section.first() - SETTLING + i;
        longer[i] = track[Math.max(section.first(), Math.min(section.last(), at))];
      }
      double[] filtered = SMOOTHING.apply(longer);
      System.arraycopy(filtered, SETTLING, smooth, section.first(), section.length());
    }
    return smooth;
  }

  private double[] withoutJumps() {
    int frames = candidates.frames();
    double[] best = new double[frames];
    for (int t = 0; t < frames; t++) {
      best[t] = candidates.best(t);
    }
    double[] kept = new double[frames];
    for (int t = 2; t < frames; t++) {
      double expected = 2 * best[t - 1] - best[t - 2];
      boolean jumps =
          Math.abs((best[t] - expected) / expected) > MAX_JUMP
              && Math.abs(best[t] - best[t - 1]) / best[t - 1] > MAX_JUMP;
      kept[t] = jumps ? 0 : best[t];
    }
    return kept;
  }

  /** The voiced stretches; the first and last frame are never in one. */
  private static List<Section> sections(double[] track) {
    List<Section> sections = new ArrayList<>();
    int first = -1;
    for (int t = 1; t < track.length; t++) {
      boolean voiced = track[t] > 0 && t < track.length - 1;
      if (voiced && first < 0) {
        first = t;
      } else if (!voiced && first >= 0) {
        double[] alone = new double[track.length];
        System.arraycopy(track, first, alone, first, t - first);
        sections.add(new Section(alone, first, t - 1));
        first = -1;
      }
    }
    return sections;
  }

  private static List<Section> withoutShort(double[] track) {
    return sections(track).stream()
        .filter(section -> section.length() >= SHORTEST_SECTION)
        .toList();
  }

  private List<Section> grown(List<Section> sections) {
    List<Section> grown = new ArrayList<>();
    for (Section section : sections) {
      int frames = candidates.frames();
      int last =
          grow(section.f0(), section.last(), 1, Math.min(frames - 2, section.last() + MAX_GROWTH));
      int first =
          grow(section.f0(), section.first(), -1, Math.max(1, section.first() - MAX_GROWTH));
      Section longer = new Section(section.f0(), first, last);
      double mean = Arrays.stream(longer.f0(), first, last).sum() / (last - first);
      if ((last - first) / FRAME_RATE * mean > FEWEST_PERIODS) {
        grown.add(longer);
      }
    }
    return grown;
  }

  /** Follows the candidates from one end; {@return the new end}. */
  private int grow(double[] f0, int from, int direction, int lastOrigin) {
    int end = from;
    double hertz = f0[from];
    int missing = 0;
    for (int t = from; t != lastOrigin + direction && missing < MAX_MISSING; t += direction) {
      double next = candidates.nearest(t + direction, hertz, MAX_STEP);
      f0[t + direction] = next;
      if (next == 0) {
        missing++;
      } else {
        missing = 0;
        hertz = next;
        end = t + direction;
      }
    }
    return end;
  }

  private double[] merged(List<Section> sections) {
    double[] track = new double[candidates.frames()];
    int first = -1;
    int last = -1;
    for (Section next :
        sections.stream().sorted(Comparator.comparingInt(Section::first)).toList()) {
      int from = next.first();
      if (first >= 0 && from <= last) {
        if (next.last() <= last) {
          continue; // all of it is known
        }
        from = scoresHigher(track, next, last) ? last : from;
      } else {
        first = from;
      }
      System.arraycopy(next.f0(), from, track, from, next.last() - from + 1);
      last = next.last();
    }
    return track;
  }

  /** Whether the track is better than the next section where both are. */
  private boolean scoresHigher(double[] track, Section next, int last) {
    double known = 0;
    double other = 0;
    for (int t = next.first(); t <= last; t++) {
      known += candidates.score(t, track[t]);
      other += candidates.score(t, next.f0()[t]);
    }
    return known > other;
  }

  /** A gap of a few milliseconds is no pause. */
  private static double[] bridged(double[] track) {
    double[] bridged = track.clone();
    List<Section> sections = sections(track);
    for (int i = 0; i + 1 < sections.size(); i++) {
      int left = sections.get(i).last();
      int right = sections.get(i + 1).first();
      if (right - left - 1 <= LONGEST_GAP) {
        for (int t = left + 1; t < right; t++) {
          bridged[t] = track[left] + (track[right] - track[left]) * (t - left) / (right - left);
        }
      }
    }
    return bridged;
  }
}
