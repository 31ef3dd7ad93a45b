package org.zethus.api.audio;

import java.util.Arrays;

/** Log-mel frames, natural logarithm; shape (mel bins, frames). Immutable. */
public final class MelFrames implements Signal {
  private final MelSpec spec;
  private final int frames;
  private final float[] values;

  private MelFrames(MelSpec spec, int frames, float[] values) {
    this.spec = spec;
    this.frames = frames;
    this.values = values;
  }

  /**
   * Frames from one array.
   *
   * @param values (mel bins, frames), row by row; copied
   */
  public static MelFrames of(MelSpec spec, int frames, float[] values) {
    if (frames < 0 || values.length != (long) spec.melBins() * frames) {
      throw new IllegalArgumentException(
          "need n_mel * frames = %d * %d values, found %d"
              .formatted(spec.melBins(), frames, values.length));
    }
    return new MelFrames(spec, frames, values.clone());
  }

  /** {@return how the frames were made} */
  public MelSpec spec() {
    return spec;
  }

  /** {@return the number of frames} */
  public int frames() {
    return frames;
  }

  /** {@return a copy of the values, (mel bins, frames) row by row} */
  public float[] values() {
    return values.clone();
  }

  /** {@return the log energy of one band in one frame} */
  public float at(int bin, int frame) {
    return values[bin * frames + frame];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MelFrames that
        && frames == that.frames
        && spec.equals(that.spec)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * spec.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "MelFrames(%d bins, %d frames)".formatted(spec.melBins(), frames);
  }
}
