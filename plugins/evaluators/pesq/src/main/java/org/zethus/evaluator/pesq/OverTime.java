package org.zethus.evaluator.pesq;

import java.util.function.IntToDoubleFunction;

/**
 * One number for the disturbances of all frames: the worst of a syllable counts most, and what was
 * heard last in a long sound. P.862 section 10.2.
 */
final class OverTime {
  /** Frames of a syllable, 320 ms; each overlaps half of the next. */
  private static final int SYLLABLE = 20;

  private static final double SYLLABLE_NORM = 6;

  /** Frames, 16 s, from which on the beginning is gradually forgotten. */
  private static final int LONG = 1000;

  private static final double FORGETTING = 5500;
  private static final double MOST_FORGOTTEN = 0.5;

  private final int first;
  private final int last;

  /** Frames of the whole sound if it is long, else 0. */
  private final int frames;

  /**
   * A norm.
   *
   * @param first frame that counts
   * @param last frame that counts
   * @param frames of the whole sound
   */
  OverTime(int first, int last, int frames) {
    this.first = first;
    this.last = last;
    this.frames = last >= LONG ? frames : 0;
  }

  /** {@return the norm of a value of each frame} */
  double norm(IntToDoubleFunction value) {
    double sum = 0;
    double weights = 0;
    for (int start = first; start <= last; start += SYLLABLE / 2) {
      double weight = weight(start - first);
      double syllable = weight * syllable(start, value);
      sum += syllable * syllable;
      weights += weight * weight;
    }
    return Math.sqrt(sum / weights);
  }

  private double syllable(int start, IntToDoubleFunction value) {
    double sum = 0;
    for (int frame = start; frame < start + SYLLABLE && frame <= last; frame++) {
      sum += StrictMath.pow(value.applyAsDouble(frame), SYLLABLE_NORM);
    }
    return StrictMath.pow(sum / SYLLABLE, 1 / SYLLABLE_NORM);
  }

  private double weight(int frame) {
    if (frames == 0) {
      return 1;
    }
    double forgotten = Math.min(MOST_FORGOTTEN, (frames - LONG) / FORGETTING);
    return 1 - forgotten + forgotten * frame / frames;
  }
}
