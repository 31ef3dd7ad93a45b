package org.zethus.dsp.feature;

/** Scales each channel of a feature by itself, and back. Immutable. */
public final class ChannelScaling {
  /** Keeps a channel that never changes from dividing by zero. */
  private static final float SMALLEST_RANGE = 1e-12f;

  private final float[] origin;
  private final float[] unit;
  private final float gain;
  private final float offset;

  private ChannelScaling(float[] origin, float[] unit, float gain, float offset) {
    if (origin.length != unit.length) {
      throw new IllegalArgumentException(
          "need two values per channel, found %d and %d".formatted(origin.length, unit.length));
    }
    this.origin = origin;
    this.unit = unit;
    this.gain = gain;
    this.offset = offset;
  }

  /** {@return {@code (x - min) / (max - min + 1e-12) * 2 - 1}: the range becomes [-1, 1]} */
  public static ChannelScaling minMax(float[] min, float[] max) {
    float[] range = new float[max.length];
    for (int c = 0; c < range.length; c++) {
      range[c] = max[c] - min[c] + SMALLEST_RANGE;
    }
    return new ChannelScaling(min.clone(), range, 2, -1);
  }

  /** {@return {@code (x - mean) / deviation}} */
  public static ChannelScaling gaussian(float[] mean, float[] deviation) {
    return new ChannelScaling(mean.clone(), deviation.clone(), 1, 0);
  }

  /**
   * {@return the scaled feature}
   *
   * @param feature (channels, frames) row by row
   */
  public float[] apply(float[] feature) {
    int frames = frames(feature);
    float[] scaled = new float[feature.length];
    for (int i = 0; i < scaled.length; i++) {
      int c = i / frames;
      scaled[i] = (feature[i] - origin[c]) / unit[c] * gain + offset;
    }
    return scaled;
  }

  /**
   * {@return the feature that {@link #apply} makes {@code scaled} of}
   *
   * @param scaled (channels, frames) row by row
   */
  public float[] invert(float[] scaled) {
    int frames = frames(scaled);
    float[] feature = new float[scaled.length];
    for (int i = 0; i < feature.length; i++) {
      int c = i / frames;
      feature[i] = (scaled[i] - offset) / gain * unit[c] + origin[c];
    }
    return feature;
  }

  private int frames(float[] feature) {
    if (origin.length == 0 || feature.length % origin.length != 0) {
      throw new IllegalArgumentException(
          "need %d channels, found %d values".formatted(origin.length, feature.length));
    }
    return Math.max(1, feature.length / origin.length);
  }
}
