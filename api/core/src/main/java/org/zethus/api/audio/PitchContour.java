package org.zethus.api.audio;

import java.util.Arrays;

/** The fundamental frequency of each frame in Hz, 0 where there is no voice. Immutable. */
public final class PitchContour {
  private final float[] hertz;

  private PitchContour(float[] hertz) {
    this.hertz = hertz;
  }

  /**
   * A contour from an array.
   *
   * @param hertz one number per frame, finite and not negative; copied
   */
  public static PitchContour of(float[] hertz) {
    for (int i = 0; i < hertz.length; i++) {
      if (!(hertz[i] >= 0 && hertz[i] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "need frequencies of at least 0 Hz, found %s in frame %d".formatted(hertz[i], i));
      }
    }
    return new PitchContour(hertz.clone());
  }

  /** {@return the number of frames} */
  public int frames() {
    return hertz.length;
  }

  /** {@return a copy of the frequencies, frame by frame} */
  public float[] hertz() {
    return hertz.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PitchContour that && Arrays.equals(hertz, that.hertz);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hertz);
  }

  @Override
  public String toString() {
    return "PitchContour(%d frames)".formatted(hertz.length);
  }
}
