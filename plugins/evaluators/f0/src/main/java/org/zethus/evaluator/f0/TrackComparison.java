package org.zethus.evaluator.f0;

import org.zethus.dsp.pitch.F0;
import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.Series;

/**
 * Which frames of two F0 tracks, in Hz and 0 where unvoiced, are compared, and in which unit.
 * {@link #ALL} and {@link #MELODY} are conventions of published evaluations, to compare with their
 * numbers; they pair frames by F0 itself, so that warping may hide what it should show.
 */
enum TrackComparison {
  /** Frames that are voiced in both, in cents. */
  VOICED("cents"),
  /** All frames in Hz, unvoiced ones as 0 Hz. */
  ALL("hz"),
  /** The voiced frames of each, joined, in cents from their median: the register does not count. */
  MELODY("cents");

  private static final double CONCERT_PITCH_HZ = 440;

  private final String unit;

  TrackComparison(String unit) {
    this.unit = unit;
  }

  /** {@return what the differences are in} */
  String unit() {
    return unit;
  }

  /** {@return whether frames are paired by the sound around them, not by F0} */
  boolean pairsBySound() {
    return this == VOICED;
  }

  /**
   * {@return the values that are compared}
   *
   * @param paired both tracks over their pairs of frames
   */
  Series values(double[] reference, double[] generated, Series paired, Alignment alignment) {
    return switch (this) {
      case VOICED ->
          paired
              .where((expected, found) -> expected > 0 && found > 0)
              .map(hertz -> F0.cents(hertz, CONCERT_PITCH_HZ));
      case ALL -> paired;
      case MELODY ->
          Series.align(
              alignment, F0.lessMedian(F0.cents(reference)), F0.lessMedian(F0.cents(generated)));
    };
  }
}
