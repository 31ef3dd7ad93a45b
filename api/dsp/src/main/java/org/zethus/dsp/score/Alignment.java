package org.zethus.dsp.score;

import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.align.TimeWarping;

/** Which frame or sample of the generated sound is compared with which of the reference. */
public enum Alignment {
  /** What suits the measure: it says so itself. */
  AUTO,
  /** The first with the first and so on; both must be equally long. */
  NONE,
  /** The first with the first and so on, up to the end of the shorter one. */
  CUT,
  /** The pairs of smallest distance; see {@link TimeWarping}. */
  DTW;

  /** {@return this, or {@code usual} where it is {@link #AUTO}} */
  public Alignment or(Alignment usual) {
    return this == AUTO ? usual : this;
  }

  /**
   * {@return the pairs of frames}
   *
   * @param first frames of the reference
   * @param second frames of the generated
   * @throws ZethusException if {@link #NONE} is asked for and the numbers differ
   */
  public TimeWarping.Path pair(int first, int second, TimeWarping.Distance distance) {
    return this == DTW
        ? TimeWarping.align(first, second, distance)
        : TimeWarping.oneToOne(length(first, second, "frames"), distance);
  }

  /**
   * {@return how many samples or frames are compared one by one}
   *
   * @param what is counted, for the message
   * @throws ZethusException if {@link #NONE} is asked for and the numbers differ, or {@link #DTW}
   */
  public int length(int first, int second, String what) {
    if (this == DTW) {
      throw new ZethusException(
          "compare.align is dtw, but this measure compares sample by sample, which warping would"
              + " falsify; use cut or none");
    }
    if (this == NONE && first != second) {
      throw new ZethusException(
          "compare.align is none, found %d %s in the reference and %d in the generated sound; use cut or dtw"
              .formatted(first, what, second));
    }
    return Math.min(first, second);
  }
}
